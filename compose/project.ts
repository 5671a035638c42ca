import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Config, messageOf, ROOT, readVersions, SluiceError } from "#core";
import { readComposeFile, type Service } from "./compose-file.ts";

/** The stack of containers of one checkout. */
export interface ComposeProject {
  readonly file: string;
  /** Values of the variables in the file: versions, ports, folders. */
  readonly variables: Readonly<Record<string, string>>;
  readonly services: readonly Service[];
  /** Where Flink's checkpoints and Control Center's rules are: `compose/` of the data folder. */
  readonly stateDir: string;
  /** Where outputs in files are written. */
  readonly filesDir: string;
}

/** Ports that a setting may move, by the variable of versions.env. */
const PORTS = ["KAFKA_PORT", "REGISTRY_PORT", "FLINK_PORT", "GATEWAY_PORT"] as const;

/** SLUICE_CONFIG for folders that cannot be given to containers, and for a port that is none. */
export function composeProject(
  config: Pick<Config, "dataDir" | "files">,
  env: NodeJS.ProcessEnv = process.env,
): ComposeProject {
  if (config.files.startsWith("s3://")) {
    throw new SluiceError("SLUICE_CONFIG", "the containers write files to a folder of this machine, not to S3", {
      hint: "leave SLUICE_FILES out, or name a folder",
    });
  }
  const stateDir = join(config.dataDir, "compose");
  const filesDir = config.files;
  // Flink's image drops white space in its settings; "$" would begin a variable.
  const odd = [stateDir, filesDir].find((path) => /[\s$:'"#\\]/.test(path));
  if (odd !== undefined) {
    throw new SluiceError("SLUICE_CONFIG", `the containers cannot be given the folder ${JSON.stringify(odd)}`, {
      hint: "choose one without white space and special characters: SLUICE_DATA_DIR, SLUICE_FILES",
    });
  }
  const variables = { ...readVersions(), ...movedPorts(env), STATE_DIR: stateDir, FILES_DIR: filesDir };
  const file = join(ROOT, "compose", "compose.yaml");
  return { file, variables, services: readComposeFile(file, variables), stateDir, filesDir };
}

function movedPorts(env: NodeJS.ProcessEnv): Record<string, string> {
  const moved: Record<string, string> = {};
  for (const name of PORTS) {
    const text = env[`SLUICE_${name}`];
    if (text === undefined) continue;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new SluiceError("SLUICE_CONFIG", `SLUICE_${name} must be a port between 1 and 65535, not "${text}"`);
    }
    moved[name] = String(port);
  }
  return moved;
}

/** Addresses as programs on this machine, and as the engines inside, see them. */
export interface ComposeAddresses {
  readonly kafka: string;
  readonly registry: string;
  readonly flink: string;
  readonly gateway: string;
  readonly ksqldb: string;
  readonly controlCenter: string;
  readonly engine: { readonly kafka: string; readonly registry: string };
}

/** The addresses of the stack with these ports; what environment `compose` of environments.yaml says. */
export function composeAddresses(variables: Readonly<Record<string, string>> = readVersions()): ComposeAddresses {
  const url = (port: string): string => `http://127.0.0.1:${variables[port]}`;
  return {
    kafka: `127.0.0.1:${variables["KAFKA_PORT"]}`,
    registry: url("REGISTRY_PORT"),
    flink: url("FLINK_PORT"),
    gateway: url("GATEWAY_PORT"),
    ksqldb: url("KSQLDB_PORT"),
    controlCenter: url("CONTROL_CENTER_PORT"),
    engine: { kafka: "kafka:29092", registry: "http://schema-registry:8081" },
  };
}

/**
 * Makes the folders that containers write into, and fills Control Center's where it is empty. Users of the images have
 * other ids than whoever runs this, so the folders are open to all of this machine. Then everything that is mounted must
 * be there: SLUICE_STACK_START names what is not.
 */
export function prepareFolders(project: ComposeProject): void {
  const { stateDir, filesDir } = project;
  const control = join(stateDir, "control-center");
  for (const folder of [filesDir, join(stateDir, "flink"), control]) openFolder(folder);
  for (const name of ["checkpoints", "savepoints"]) openFolder(join(stateDir, "flink", name));
  const template = join(project.file, "..", "control-center");
  for (const name of readdirSync(template)) {
    const target = join(control, name);
    if (existsSync(target)) continue;
    copyFileSync(join(template, name), target);
    chmodSync(target, 0o666);
  }
  const missing = [...new Set(project.services.flatMap(({ sources }) => sources))].filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  throw new SluiceError("SLUICE_STACK_START", `the containers need files that are not there: ${missing.join(", ")}`, {
    hint: "run `node setup/main.mjs --java`: it builds the Flink format and fetches the connector",
  });
}

function openFolder(folder: string): void {
  try {
    if (existsSync(folder)) {
      accessSync(folder, constants.W_OK);
      // One of another user is open already, or it would not be writable.
      chmodUnlessForeign(folder);
      return;
    }
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
  } catch (error) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `the folder ${folder} cannot be used: ${messageOf(error)}`, {
      hint: "make it writable for you",
      cause: error,
    });
  }
}

function chmodUnlessForeign(folder: string): void {
  try {
    chmodSync(folder, 0o777);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
}
