import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { givenAddresses, readAddresses, unknownEnvironment } from "./addresses.ts";
import { COMPATIBILITY_LEVELS } from "./compatibility-level.ts";
import type { Config, ConfigOverrides } from "./config.ts";
import { ENVIRONMENT_NAME, NOTHING, readEnvironments } from "./environments.ts";
import { type Problem, SluiceError, sortProblems } from "./error.ts";
import { readFileSettings } from "./file-settings.ts";
import { ROOT } from "./paths.ts";
import { readCertificates } from "./pem.ts";
import { pickEnvironment } from "./pick-environment.ts";
import { type Setting, settingFault } from "./setting.ts";
import { plural } from "./terminal.ts";

const KNOWN = new Set([
  "SLUICE_ROOT",
  "SLUICE_DATA_DIR",
  "SLUICE_KAFKA",
  "SLUICE_KAFKA_CLIENT",
  "SLUICE_REGISTRY_URL",
  "SLUICE_REGISTRY_CA",
  "SLUICE_FLINK_URL",
  "SLUICE_GATEWAY_URL",
  "SLUICE_KSQLDB_URL",
  "SLUICE_FILES",
  "SLUICE_S3_ENDPOINT",
  "SLUICE_S3_REGION",
  "SLUICE_ENV",
  "SLUICE_KAFKA_PORT",
  "SLUICE_KAFKA_CONTROLLER_PORT",
  "SLUICE_REGISTRY_PORT",
  "SLUICE_FLINK_PORT",
  "SLUICE_GATEWAY_PORT",
  "SLUICE_RATE",
  "SLUICE_SEED",
  "SLUICE_BATCH_SIZE",
  "SLUICE_BATCH_BYTES",
  "SLUICE_LINGER",
  "SLUICE_MAVEN_ARGS",
  "SLUICE_PARALLELISM",
  "SLUICE_REPLICATION",
  "SLUICE_COMPATIBILITY",
  "SLUICE_TAIL_CONFIG",
  "SLUICE_TAIL_PIPELINE",
  "SLUICE_TAIL_FILES",
  "SLUICE_TAIL_SET",
  "SLUICE_TAIL_HOST",
  "SLUICE_TAIL_REGISTER",
  "SLUICE_TAIL_METRICS",
]);

export interface ReadConfigOptions {
  /**
   * References to secrets are left as they are written, and what they lead to need not be there: for what reads and
   * compares files. Nothing may be connected to with such a configuration. Default false.
   */
  readonly offline?: boolean;
}

/**
 * All settings, all faults in one message; an unknown `SLUICE_*` name is a fault, so that a typo never goes unseen.
 * An address comes from the override, its `SLUICE_*` address, its `SLUICE_*_PORT`, the environment in `environments.yaml`,
 * the stack that runs for the data folder, `compose/versions.env`, in this order.
 */
export function readConfig(
  overrides: ConfigOverrides = {},
  env: NodeJS.ProcessEnv = process.env,
  { offline = false }: ReadConfigOptions = {},
): Config {
  const problems: Problem[] = [];
  const fault = (message: string, setting: Pick<Setting, "location"> = {}): void =>
    void problems.push(settingFault(setting, message));
  for (const name of Object.keys(env)) {
    if (name.startsWith("SLUICE_") && !KNOWN.has(name)) fault(`${name} is no setting of Sluice`);
  }
  const root = resolve(overrides.root ?? env["SLUICE_ROOT"] ?? ROOT);
  // A caller's own root may be made later; a user's is there, or is a slip.
  if (overrides.root === undefined && !statSync(root, { throwIfNoEntry: false })?.isDirectory())
    fault(`SLUICE_ROOT must be the folder of a project, and there is no folder ${root}`);
  const dataDir =
    overrides.dataDir ?? (env["SLUICE_DATA_DIR"] ? resolve(env["SLUICE_DATA_DIR"]) : join(root, ".sluice"));
  const name = overrides.env ?? env["SLUICE_ENV"] ?? "local";
  if (!ENVIRONMENT_NAME.test(name)) fault(`SLUICE_ENV must be a short snake_case name, not "${name}"`);

  const given = givenAddresses(overrides, env);
  const declared = readEnvironments(root);
  problems.push(...(declared?.problems ?? []));
  const environment = declared?.byName.get(name);
  if (declared && !environment && declared.problems.length === 0)
    problems.push(...unknownEnvironment(name, declared, given, env));
  const { picked, problems: unfollowed } = pickEnvironment(environment ?? NOTHING, { root, env, given, offline });
  problems.push(...unfollowed);

  const faulty = (declared?.problems.length ?? 0) > 0;
  const inputs = { overrides, env, dataDir, name, environment, faulty, picked, given, offline };
  const addresses = readAddresses(inputs, problems);
  const ca = env["SLUICE_REGISTRY_CA"] ? readCertificates("SLUICE_REGISTRY_CA", env["SLUICE_REGISTRY_CA"]) : undefined;
  if (ca?.fault !== undefined) fault(ca.fault);
  const client = env["SLUICE_KAFKA_CLIENT"] ?? "platformatic";
  if (client !== "platformatic" && client !== "kafkajs") {
    fault(`SLUICE_KAFKA_CLIENT must be platformatic or kafkajs, not "${client}"`);
  }
  const whole = (variable: string, most: number, fallback: number): number => {
    const text = env[variable];
    const number = Number(text ?? fallback);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    fault(`${variable} must be a whole number above 0, not "${text}"`);
    return fallback;
  };
  const level = env["SLUICE_COMPATIBILITY"];
  const compatibility = level ? COMPATIBILITY_LEVELS.find((known) => known === level) : environment?.compatibility;
  if (level && !compatibility)
    fault(`SLUICE_COMPATIBILITY must be one of ${COMPATIBILITY_LEVELS.join(", ")}, not "${level}"`);
  const variable = (name: string): Setting | undefined => (env[name] ? { name, text: env[name] } : undefined);
  const folder = variable("SLUICE_FILES");
  const {
    files,
    s3,
    problems: fileProblems,
  } = readFileSettings(join(root, "data"), {
    files: folder ? { ...folder, base: process.cwd() } : picked.files && { ...picked.files, base: root },
    endpoint: variable("SLUICE_S3_ENDPOINT") ?? picked.endpoint,
    region: variable("SLUICE_S3_REGION") ?? picked.region,
  });
  problems.push(...fileProblems);
  const registryCa = ca?.text ?? picked.http.registry?.ca;
  const ksqldbCa = picked.http.ksqldb?.ca;
  // What the engines see belongs to the folder beside it, as with an address.
  const { files: engineFiles, ...engine } = addresses.engine;
  const seen = { ...engine, ...(engineFiles !== undefined && !folder && !overrides.files && { files: engineFiles }) };
  const config: Config = {
    root,
    dataDir,
    ...addresses.urls,
    given: addresses.given,
    kafkaClient: client === "kafkajs" ? "kafkajs" : "platformatic",
    files,
    ...(s3 !== undefined && { s3 }),
    parallelism: whole("SLUICE_PARALLELISM", 1000, environment?.parallelism ?? 1),
    replication: whole("SLUICE_REPLICATION", 100, environment?.replication ?? 1),
    ...(compatibility && { compatibility }),
    env: name,
    ...(picked.kafka && { kafkaSecurity: picked.kafka }),
    ...(registryCa !== undefined && { registryCa }),
    ...(ksqldbCa !== undefined && { ksqldbCa }),
    ...(Object.keys(seen).length > 0 && { engine: seen }),
    ...overrides,
  };
  if (problems.length > 0) throw configError(problems);
  return Object.freeze(config);
}

/** Faults of variables alone are one line; those in the file are shown each at its place. */
function configError(problems: readonly Problem[]): SluiceError {
  const hint = "docs/configuration.md lists every setting";
  if (problems.some(({ location, hint: more }) => location !== undefined || more !== undefined)) {
    const all = sortProblems(problems);
    return new SluiceError("SLUICE_CONFIG", `${plural(all.length, "fault")} in the settings`, { problems: all, hint });
  }
  const lines = problems.map(({ message }) => message).sort();
  return new SluiceError("SLUICE_CONFIG", lines.join("; "), { hint });
}
