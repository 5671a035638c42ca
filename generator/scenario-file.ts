import { readFileSync } from "node:fs";
import { isMap, type Node } from "yaml";
import type { Log } from "#codegen";
import { messageOf, openYaml, type Problem, problemsError, SluiceError, type YamlReader } from "#core";
import { everyKind, type Faults, faultPlanner, MALFORMED, type Malformed } from "./faults.ts";
import type { IncidentWish } from "./incident.ts";
import type { Phase } from "./phases.ts";
import type { ScenarioKind } from "./scenario.ts";
import { parsePhases, RATE } from "./scenario-phases.ts";
import { scenarioKindOf } from "./scenarios.ts";

/** What a run is to be like, as a scenario file says it. What the file leaves out stays as it is by default. */
export interface ScenarioPlan {
  readonly seed?: number;
  readonly phases?: readonly Phase[];
  readonly faults?: Partial<Faults>;
  readonly incidents?: readonly IncidentWish[];
}

const CODE = "SLUICE_SCENARIO";
const SHARE = { min: 0, max: 0.9 };

/** Reads a scenario file for a log; all faults come in one error. */
export function readScenario(file: string, log: Log, kinds: readonly Malformed[]): ScenarioPlan {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot read the scenario ${file}: ${messageOf(error)}`, {
      hint: "--scenario names a YAML file; docs/generator.md shows one",
      cause: error,
    });
  }
  const { plan, problems } = parseScenario(text, file, log, kinds);
  if (problems.length > 0) throw problemsError(problems, "the scenario has errors; nothing was generated");
  return plan;
}

/** The plan of a scenario for a log, and everything that is wrong with the text. `kinds`: bad records the log can have. */
export function parseScenario(
  text: string,
  file: string,
  log: Log,
  kinds: readonly Malformed[],
): { readonly plan: ScenarioPlan; readonly problems: readonly Problem[] } {
  const yaml = openYaml(text, file, CODE);
  if (yaml.problems.length > 0) return { plan: {}, problems: yaml.problems };
  const top = yaml.map(yaml.root, "a scenario", ["pipeline", "seed", "rate", "phases", "faults", "incidents"]);
  if (!top) return { plan: {}, problems: yaml.problems };
  top.word("pipeline", [...new Set([log.pipeline, log.name])]);
  const seed = top.number("seed", { min: 0, max: 0xffffffff, whole: true });
  const rate = top.number("rate", { ...RATE, above: true });
  const phasesNode = top.get("phases");
  const listed = phasesNode && parsePhases(yaml, phasesNode);
  if (phasesNode && top.get("rate")) yaml.fault(top.get("rate"), 'a scenario has either "rate" or "phases", not both');
  const phases = listed ?? (rate === undefined ? undefined : [{ shape: "constant", rate } as const]);
  const kind = scenarioKindOf(log);
  const faults = parseFaults(yaml, top.get("faults"), log, kind, kinds);
  const incidents = parseIncidents(yaml, top.get("incidents"), log, kind);
  return {
    plan: {
      ...(seed !== undefined && { seed }),
      ...(phases && { phases }),
      ...(faults && { faults }),
      ...(incidents && { incidents }),
    },
    problems: yaml.problems,
  };
}

function parseFaults(
  yaml: YamlReader,
  node: Node | undefined,
  log: Log,
  kind: ScenarioKind,
  kinds: readonly Malformed[],
): Partial<Faults> | undefined {
  if (!node) return undefined;
  const what = `faults of ${log.name}`;
  const fields = yaml.map(node, what, ["late", "out_of_order", "duplicate", "malformed", ...kind.planted]);
  if (!fields) return undefined;
  const late = fields.number("late", SHARE);
  const outOfOrder = fields.number("out_of_order", SHARE);
  const duplicate = fields.number("duplicate", SHARE);
  const malformed = parseMalformed(yaml, fields.get("malformed"), log, kinds);
  const named = kind.planted.flatMap((name) => {
    const share = fields.number(name, SHARE);
    return share === undefined ? [] : [[name, share] as const];
  });
  const faults: Partial<Faults> = {
    ...(late !== undefined && { late }),
    ...(outOfOrder !== undefined && { outOfOrder }),
    ...(duplicate !== undefined && { duplicate }),
    ...(malformed && { malformed }),
    ...(named.length > 0 && { planted: Object.fromEntries(named) }),
  };
  try {
    faultPlanner({ late: 0, duplicate: 0, malformed: {}, ...faults });
  } catch (error) {
    yaml.fault(node, messageOf(error));
  }
  return faults;
}

function parseMalformed(
  yaml: YamlReader,
  node: Node | undefined,
  log: Log,
  kinds: readonly Malformed[],
): Faults["malformed"] | undefined {
  if (!node) return undefined;
  const what = `"malformed" of ${log.name}`;
  if (!isMap(node)) {
    const share = yaml.number(node, `${what}, the share of each kind,`, { min: 0, max: 0.9 / MALFORMED.length });
    return share === undefined ? undefined : everyKind(share);
  }
  const fields = yaml.map(node, what, kinds);
  return Object.fromEntries(kinds.map((kind) => [kind, fields?.number(kind, SHARE) ?? 0]));
}

function parseIncidents(
  yaml: YamlReader,
  node: Node | undefined,
  log: Log,
  kind: ScenarioKind,
): readonly IncidentWish[] | undefined {
  if (!node) return undefined;
  return yaml.list(node, "incidents").flatMap((item) => parseIncident(yaml, item, log, kind) ?? []);
}

function parseIncident(yaml: YamlReader, node: Node, log: Log, kind: ScenarioKind): IncidentWish | undefined {
  const what = `an incident of ${log.name}`;
  const strengths = Object.values(kind.effects).flatMap((e) => e.strength?.name ?? []);
  const fields = yaml.map(node, what, ["effect", "target", "from", "to", ...new Set(strengths)]);
  if (!fields) return undefined;
  fields.need("effect", "from", "to");
  const effect = fields.word("effect", Object.keys(kind.effects));
  const from = fields.duration("from", 0);
  const to = fields.duration("to");
  if (from !== undefined && to !== undefined && to <= from) {
    yaml.fault(fields.get("to"), `"to" of ${what} must be after "from"`);
  }
  const found = effect === undefined ? undefined : kind.effects[effect];
  if (effect === undefined || !found) return undefined;
  if (found.targets.length > 1) fields.need("target");
  const target = fields.get("target") ? fields.word("target", found.targets) : found.targets[0];
  for (const name of new Set(strengths)) {
    const given = fields.get(name);
    if (given && name !== found.strength?.name) yaml.fault(given, `the effect "${effect}" has no "${name}"`);
  }
  const { strength } = found;
  const given = strength && fields.number(strength.name, { min: strength.min, max: strength.max, above: true });
  if (from === undefined || to === undefined || target === undefined) return undefined;
  return { effect, target, from, to, strength: given ?? strength?.usual ?? 0 };
}
