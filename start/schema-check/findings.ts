import {
  type BufFinding,
  CHANGE_TYPES,
  type FileVerdict,
  isBreaking,
  NUMBER_REUSED,
  type PairChange,
  remedyOf,
  type VersionChange,
  type Waiver,
} from "#codegen";
import type { Problem, SourceLocation } from "#core";
import type { LiveSubject } from "#deploy";
import type { ColumnImpact } from "./column-impact.ts";
import { CHANGE_RULES, MODEL_REFUSED, type Policy, REGISTERED_DIFFERS, type Severity } from "./policy.ts";
import type { RegisteredDifference } from "./registered.ts";

/** One thing that the check has to say, under a rule whose name stays. */
export interface Finding {
  /** Who says it: our reading of the models, the registry's rules, buf's, or the check about its own waivers. */
  readonly from: "impact" | "model" | "registry" | "live" | "buf" | "waiver";
  readonly rule: string;
  readonly severity: Exclude<Severity, "off">;
  /** What it is about, as a waiver names it. */
  readonly name: string;
  readonly message: string;
  readonly hint?: string;
  readonly location?: SourceLocation;
  /** Why it is allowed all the same: then it breaks nothing. */
  readonly waived?: string;
}

export interface FindingSources {
  readonly impacts: readonly ColumnImpact[];
  readonly files: readonly FileVerdict[];
  readonly level: string;
  readonly buf: readonly BufFinding[];
  readonly waivers: readonly Waiver[];
  readonly live?: readonly { readonly subject: LiveSubject; readonly change: VersionChange }[];
  readonly registered: readonly RegisteredDifference[];
  readonly refused: readonly Problem[];
  /** The commit that it is compared with, as it was named. */
  readonly ref: string;
  /** Who was not asked has nothing to say, and what is allowed of it is not of no use. */
  readonly asked: { readonly buf: boolean; readonly live: boolean };
}

/** True when somebody must act before this may be merged. */
export function breaks(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, waived }) => severity === "error" && waived === undefined);
}

/** Whether a difference is a message that goes with its log: nothing is registered under its subject any more. */
export function endedBy(impacts: readonly ColumnImpact[]): (change: Pick<PairChange, "type" | "path">) => boolean {
  const ended = new Set(
    impacts.flatMap(({ rule, effects, change }) =>
      rule === "log-removed" && effects.length === 0 ? [change.related.note] : [],
    ),
  );
  return ({ type, path }) => type === "MESSAGE_REMOVED" && ended.has(path.replace("#/", ""));
}

/** Everything by the policy, what is off left out; then what is wrong with waivers. */
export function findingsOf(sources: FindingSources, policy: Policy): readonly Finding[] {
  const used = new Set<Waiver>();
  // What an imported file changes is found in each file that imports it.
  const told = new Set<string>();
  const isOfEnded = endedBy(sources.impacts);
  const findings = [
    ...sources.impacts.map(impactFinding),
    ...sources.refused.map((problem) => refusedFinding(problem, policy)),
    ...sources.files.flatMap(({ changes }) =>
      changes.map((change) => registryFinding(change, sources.level, policy, isOfEnded(change))),
    ),
    ...sources.registered.map((each) => registeredFinding(each, sources.ref, policy)),
    ...(sources.live ?? []).map(({ subject, change }) => liveFinding(subject, change, policy)),
    ...sources.buf.map((each) => bufFinding(each, policy)),
  ].flatMap(({ severity, ...finding }): Finding[] => {
    const key = JSON.stringify([finding.from, finding.rule, finding.name, finding.location, finding.message]);
    if (severity === "off" || told.has(key)) return [];
    told.add(key);
    const fits = sources.waivers.filter(({ rule, name }) => rule === finding.rule && name === finding.name);
    for (const waiver of fits) used.add(waiver);
    const waived = fits.find(({ reason }) => reason !== "")?.reason;
    return [{ ...finding, severity, ...(waived !== undefined && { waived }) }];
  });
  return [
    ...findings,
    ...sources.waivers.flatMap((waiver) => waiverFinding(waiver, used.has(waiver), sources.asked) ?? []),
  ];
}

type Raw = Omit<Finding, "severity" | "waived"> & { readonly severity: Severity };

function impactFinding({ rule, change, severity, advice, against }: ColumnImpact): Raw {
  const name = [change.table, ...change.path].join(".");
  return {
    from: "impact",
    rule,
    severity,
    name,
    message: `${name} ${changeWords(change)}${against === undefined ? "" : `; against ${against}`}`,
    ...(advice.fix !== undefined && { hint: advice.fix }),
    location: change.related,
  };
}

/** "renamed: amount_minor > amount_cents". */
export function changeWords(change: ColumnImpact["change"]): string {
  const { kind, before, after, gone = [], moved = [], come = [], recalled = [] } = change;
  const listed = (what: string, all: readonly string[]): readonly string[] =>
    all.length > 0 ? [`${what} ${all.join(", ")}`] : [];
  const names = [
    ...listed(
      "renamed",
      recalled.map(({ from, to }) => `${from} > ${to}`),
    ),
    ...listed(
      "gone",
      gone.filter((name) => !recalled.some(({ from }) => from === name)),
    ),
    ...listed("under another number", moved),
    ...listed(
      "new",
      come.filter((name) => !recalled.some(({ to }) => to === name)),
    ),
  ];
  const what = before === undefined ? kind : `${kind}: ${before} > ${after}`;
  return [what, ...(names.length > 0 ? [names.join("; ")] : [])].join(": ");
}

function registryFinding({ type, path, location }: PairChange, level: string, policy: Policy, isOfEnded: boolean): Raw {
  const isBad = isBreaking({ type }) && !isOfEnded;
  const hint = isOfEnded ? undefined : remedyOf(type);
  return {
    from: "registry",
    rule: type,
    severity: policy.of(type, isBad ? "error" : "info"),
    name: path,
    message: `${path} is ${isBad ? "not " : ""}allowed by ${level}`,
    ...(hint !== undefined && { hint }),
    ...(location && { location }),
  };
}

/** A model that was taken, and is not any more; or a new one that never will be. */
function refusedFinding({ message, hint, location }: Problem, policy: Policy): Raw {
  return {
    from: "model",
    rule: MODEL_REFUSED,
    severity: policy.of(MODEL_REFUSED, "error"),
    name: /([^/]+)\.sql$/.exec(location?.file ?? "")?.[1] ?? "models",
    message,
    ...(hint !== undefined && { hint }),
    ...(location && { location }),
  };
}

/** Somebody deployed what the commit does not have, or nobody what it has. */
function registeredFinding({ subject, version, what, file }: RegisteredDifference, ref: string, policy: Policy): Raw {
  return {
    from: "live",
    rule: REGISTERED_DIFFERS,
    severity: policy.of(REGISTERED_DIFFERS, "warning"),
    name: subject,
    message: `registered version ${version} of ${subject} is not what ${ref} has: ${what}`,
    ...(file !== undefined && { location: { file, line: 1, column: 1, hidden: true } }),
  };
}

/** Of what is registered now, by the level that the registry has; the file alone is known of its place. */
function liveFinding(subject: LiveSubject, { type, path, version }: VersionChange, policy: Policy): Raw {
  const hint = remedyOf(type);
  const of = version === undefined ? subject.name : `${subject.name}, version ${version}`;
  return {
    from: "live",
    rule: type,
    severity: policy.of(type, "error"),
    name: path,
    message: `${path} is not allowed by ${subject.level} of ${of}`,
    ...(hint !== undefined && { hint }),
    ...(subject.file !== undefined && { location: { file: subject.file, line: 1, column: 1, hidden: true } }),
  };
}

function bufFinding(finding: BufFinding, policy: Policy): Raw {
  const { rule, message, location } = finding;
  const [text = message] = message.split(". See ");
  const name = bufName(finding);
  return {
    from: "buf",
    rule,
    severity: policy.of(rule, "info"),
    name,
    message: `${name}: ${text}`,
    ...(location && { location }),
  };
}

/**
 * What buf speaks of, whatever line it is on: `Pay.2` of a field or value by its number, `Svc.Call` of what has a name
 * in something, else its own name, or the file.
 */
export function bufName({ message, location, rule }: BufFinding): string {
  const [, first] = /"([^"]+)"/.exec(message) ?? [];
  const [, around] = / on (?:message|enum|service) "([^"]+)"/.exec(message) ?? [];
  const isOfFile = first === undefined || message.startsWith("File ");
  const name = isOfFile ? (location?.file ?? rule) : around === undefined ? first : `${around}.${first}`;
  return name.replace(/[\s:]/g, "_");
}

function waiverFinding(
  { rule, name, reason, location }: Waiver,
  isUsed: boolean,
  asked: FindingSources["asked"],
): Finding | undefined {
  const base = { from: "waiver", name: `${rule} ${name}`.trim(), location } as const;
  const isOfBuf = /^[A-Z]+(_[A-Z]+)+$/.test(rule) && !CHANGE_TYPES.some((type) => type === rule);
  const isKnown =
    [...CHANGE_RULES, ...CHANGE_TYPES, NUMBER_REUSED, REGISTERED_DIFFERS, MODEL_REFUSED].some(
      (each) => each === rule,
    ) || /^[A-Z]+(_[A-Z]+)+$/.test(rule);
  if (!isKnown || name === "")
    return {
      ...base,
      rule: "waiver-unknown",
      severity: "warning",
      message: isKnown ? `this waiver does not say what of ${rule}` : `there is no rule "${rule}" to allow`,
      hint: "write `// schema-check: allow <rule> <name>: <reason>`, as the finding has both",
    };
  if (reason === "")
    return {
      ...base,
      rule: "waiver-without-reason",
      severity: "warning",
      message: `this waiver of ${rule} ${name} gives no reason, so it allows nothing`,
      hint: "write the reason behind a colon",
    };
  // codegen looks at those of numbers, on both sides of a merge.
  if (isUsed || rule === NUMBER_REUSED) return undefined;
  if ((isOfBuf && !asked.buf) || (rule === REGISTERED_DIFFERS && !asked.live)) return undefined;
  return {
    ...base,
    rule: "waiver-unused",
    severity: "warning",
    message: `nothing here is ${rule} ${name}: this waiver is of no use any more`,
    hint: "take the comment out",
  };
}
