import { readFileSync } from "node:fs";
import { isScalar, isSeq, type Node } from "yaml";
import {
  didYouMean,
  type ErrorCode,
  messageOf,
  openYaml,
  plural,
  SluiceError,
  type SourceLocation,
  type YamlReader,
} from "#core";

/** A value as it was given, and by what: a fault names it, and shows its place. */
export interface Given {
  /** `--metrics`, `SLUICE_TAIL_METRICS`, `"metrics" of tail.yaml`. */
  readonly name: string;
  readonly text: string;
  readonly code: ErrorCode;
  readonly location?: SourceLocation;
}

/** What a tailer is told by flags, by variables and in a file, under the same names. Only `files` holds several. */
export type SettingName = "pipeline" | "files" | "set" | "host" | "register" | "metrics" | "env";
export type Settings = Readonly<Partial<Record<SettingName, readonly Given[]>>>;
/** Flags as they were parsed. */
export type FlagValues = Readonly<Partial<Record<SettingName | "config", string | boolean | readonly string[]>>>;

const VARIABLES: Readonly<Record<SettingName | "config", string>> = {
  config: "SLUICE_TAIL_CONFIG",
  pipeline: "SLUICE_TAIL_PIPELINE",
  files: "SLUICE_TAIL_FILES",
  set: "SLUICE_TAIL_SET",
  host: "SLUICE_TAIL_HOST",
  register: "SLUICE_TAIL_REGISTER",
  metrics: "SLUICE_TAIL_METRICS",
  env: "SLUICE_ENV",
};
const NAMES = Object.keys(VARIABLES).filter((name) => name !== "config") as readonly SettingName[];

/** A flag comes before a variable, and that before the file. `SLUICE_CONFIG` with place and hint for what is wrong in it. */
export function readSettings(flags: FlagValues, env: NodeJS.ProcessEnv): Settings {
  refuseUnknown(env);
  const file = flags.config ?? env[VARIABLES.config];
  return {
    ...(typeof file === "string" && file !== "" && readSettingsFile(file)),
    ...ofVariables(env),
    ...ofFlags(flags),
  };
}

function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = Object.values(VARIABLES);
  const stranger = Object.keys(env).find((name) => name.startsWith("SLUICE_TAIL_") && !known.includes(name));
  if (stranger === undefined) return;
  const close = didYouMean(stranger, known);
  throw new SluiceError("SLUICE_CONFIG", `${stranger} is no setting of the tailer`, {
    hint: close === undefined ? `there are ${known.join(", ")}` : `did you mean "${close}"?`,
  });
}

function ofFlags(flags: FlagValues): Settings {
  return collect((name) => {
    const value = flags[name];
    const texts = value === undefined ? [] : Array.isArray(value) ? value : [String(value)];
    return texts.map((text: string) => ({ name: `--${name}`, text, code: "SLUICE_ARGUMENT" }));
  });
}

function ofVariables(env: NodeJS.ProcessEnv): Settings {
  return collect((setting) => {
    const name = VARIABLES[setting];
    const text = env[name] ?? "";
    // A comma within braces belongs to the pattern.
    const texts = setting === "files" ? text.split(/,(?![^{]*\})/).map((pattern) => pattern.trim()) : [text];
    return texts.filter((each) => each !== "").map((each) => ({ name, text: each, code: "SLUICE_CONFIG" }));
  });
}

function readSettingsFile(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new SluiceError("SLUICE_CONFIG", `${file} cannot be read: ${messageOf(error)}`, {
      hint: `--config and ${VARIABLES.config} name a file; its path counts from the checkout`,
    });
  }
  return parseSettings(text, file);
}

/** The settings of a YAML text, all faults in one error. */
export function parseSettings(text: string, file: string): Settings {
  const yaml = openYaml(text, file, "SLUICE_CONFIG");
  const fields = yaml.problems.length === 0 ? yaml.map(yaml.root, file, NAMES) : undefined;
  const found = collect((name) => {
    const node = fields?.get(name);
    if (node === undefined) return [];
    const given = (each: Node): readonly Given[] => {
      const value = textOf(yaml, each, name, file);
      const location = yaml.place(each);
      return value === undefined
        ? []
        : [{ name: `"${name}" of ${file}`, text: value, code: "SLUICE_CONFIG", location }];
    };
    return name === "files" && isSeq(node) ? yaml.list(node, name).flatMap(given) : given(node);
  });
  if (yaml.problems.length === 0) return found;
  throw new SluiceError("SLUICE_CONFIG", `${plural(yaml.problems.length, "fault")} in ${file}`, {
    problems: yaml.problems,
  });
}

const FORMS: Readonly<Record<string, string>> = {
  files: "a pattern or a list of patterns",
  register: "true or false",
  metrics: "the number of a port",
};

function textOf(yaml: YamlReader, node: Node, name: string, file: string): string | undefined {
  const value = isScalar(node) ? node.value : undefined;
  if (name === "register" ? typeof value === "boolean" : typeof value === "string" || typeof value === "number")
    return String(value);
  yaml.fault(node, `"${name}" of ${file} must be ${FORMS[name] ?? "a text"}`);
  return undefined;
}

function collect(of: (name: SettingName) => readonly Given[]): Settings {
  const found: Partial<Record<SettingName, readonly Given[]>> = {};
  for (const name of NAMES) {
    const given = of(name);
    if (given.length > 0) found[name] = given;
  }
  return found;
}
