import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGE_TYPES, type ChangeRule, didYouMean } from "#codegen";
import { openYaml, type Problem, problemsError } from "#core";

/** What a finding does: `error` makes the check exit with 2; `off` is not told. */
export type Severity = "error" | "warning" | "info" | "off";

/** The file in the root of a project. */
export const POLICY_FILE = "schema-policy.yaml";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "off"];

/** Of each rule: when a model reads what changed, and when none does. */
const DEFAULTS: Readonly<Record<ChangeRule, readonly [read: Severity, unread: Severity]>> = {
  "log-added": ["info", "info"],
  "log-removed": ["error", "warning"],
  "column-added": ["info", "info"],
  "column-removed": ["error", "warning"],
  "column-renamed": ["error", "info"],
  "column-renumbered": ["error", "warning"],
  "column-retyped": ["error", "warning"],
  "column-presence": ["warning", "info"],
  "values-removed": ["error", "warning"],
  "values-renumbered": ["error", "warning"],
  "values-added": ["info", "info"],
  "rules-changed": ["warning", "info"],
  "old-records-dead": ["error", "warning"],
  "message-changed": ["error", "error"],
  "key-changed": ["error", "error"],
  "topic-changed": ["error", "warning"],
  "event-time-changed": ["error", "warning"],
  "lateness-changed": ["warning", "info"],
  "partitions-changed": ["warning", "warning"],
  "retention-changed": ["info", "info"],
  "pipeline-changed": ["info", "info"],
  "file-changed": ["info", "info"],
  "origin-changed": ["warning", "info"],
  "lines-changed": ["warning", "warning"],
  "line-name-changed": ["error", "error"],
  "sensitive-changed": ["warning", "warning"],
  "index-changed": ["warning", "warning"],
};

/** What the environment has registered is not what the commit has. */
export const REGISTERED_DIFFERS = "registered-differs";

/** A model that was taken in the commit, or is new, and that no engine takes as it is now. */
export const MODEL_REFUSED = "model-refused";

/** Every rule about columns and logs. */
export const CHANGE_RULES: readonly ChangeRule[] = Object.keys(DEFAULTS) as ChangeRule[];

export interface Policy {
  /** Of a change of a column or log. */
  ofChange(rule: ChangeRule, isRead: boolean): Severity;
  /** Of a difference of the registry, or a rule of buf: what it is without a word in the file. */
  of(rule: string, otherwise: Severity): Severity;
}

/**
 * The severities of a project: `rules:` in `schema-policy.yaml`, and `unread:` for changes that no model reads; else
 * the defaults. Throws SLUICE_CONFIG for what is no rule or no severity.
 */
export function readPolicy(root: string): Policy {
  const file = join(root, POLICY_FILE);
  const { rules, unread } = existsSync(file) ? parse(readFileSync(file, "utf8")) : NOTHING;
  return {
    ofChange: (rule, isRead) =>
      (isRead ? rules.get(rule) : (unread.get(rule) ?? rules.get(rule))) ?? DEFAULTS[rule][isRead ? 0 : 1],
    of: (rule, otherwise) => rules.get(rule) ?? otherwise,
  };
}

type Severities = ReadonlyMap<string, Severity>;

const NOTHING: { readonly rules: Severities; readonly unread: Severities } = { rules: new Map(), unread: new Map() };

function parse(text: string): typeof NOTHING {
  const yaml = openYaml(text, POLICY_FILE, "SLUICE_CONFIG");
  const names = [...text.matchAll(/^ +([\w-]+) *:/gm)].map(([, name = ""]) => name);
  const top = yaml.root && yaml.map(yaml.root, "a policy", ["rules", "unread"]);
  const read = (key: "rules" | "unread", known: (name: string) => boolean): Severities => {
    const node = top?.get(key);
    const fields = node && yaml.map(node, key, names.filter(known));
    if (!fields) return new Map();
    return new Map(
      names.flatMap((name) => {
        if (!known(name) || !fields.get(name)) return [];
        const severity = fields.word(name, SEVERITIES);
        return severity === undefined ? [] : [[name, severity as Severity] as const];
      }),
    );
  };
  const isChange = (name: string): boolean => CHANGE_RULES.some((rule) => rule === name);
  const rules = read(
    "rules",
    (name) =>
      isChange(name) ||
      name === REGISTERED_DIFFERS ||
      name === MODEL_REFUSED ||
      CHANGE_TYPES.some((type) => type === name) ||
      /^[A-Z]+(_[A-Z]+)+$/.test(name),
  );
  const unread = read("unread", isChange);
  if (yaml.problems.length > 0) throw problemsError(yaml.problems.map(withClose), `${POLICY_FILE} has errors`);
  return { rules, unread };
}

/** The keys of a map are those that a person wrote: the right ones are these. */
function withClose(problem: Problem): Problem {
  const [, name] = /^(?:rules|unread) has no key "([\w-]+)"/.exec(problem.message) ?? [];
  if (name === undefined) return problem;
  const close = didYouMean(name, CHANGE_RULES);
  return { ...problem, hint: close ? `did you mean "${close}"?` : `rules are ${CHANGE_RULES.join(", ")}` };
}
