import type { Config } from "./config.ts";
import { didYouMean } from "./did-you-mean.ts";
import {
  type AddressName,
  ENVIRONMENTS_FILE,
  type Environment,
  type Environments,
  type HttpName,
} from "./environments.ts";
import type { Problem } from "./error.ts";
import { type LocalPorts, livingPorts } from "./local-stack.ts";
import type { Access, PickedEnvironment } from "./pick-environment.ts";
import { notText, type Setting, settingFault } from "./setting.ts";
import { readVersions } from "./versions.ts";

/** What the local stack serves; ksqlDB is not among it. */
const LOCAL = ["kafka", "registry", "flink", "gateway"] as const;
const FIELD = {
  kafka: "kafka",
  registry: "registryUrl",
  flink: "flinkUrl",
  gateway: "gatewayUrl",
  ksqldb: "ksqldbUrl",
} as const;
const VARIABLE: Readonly<Record<AddressName, string>> = {
  kafka: "SLUICE_KAFKA",
  registry: "SLUICE_REGISTRY_URL",
  flink: "SLUICE_FLINK_URL",
  gateway: "SLUICE_GATEWAY_URL",
  ksqldb: "SLUICE_KSQLDB_URL",
};
const ALL = Object.keys(FIELD) as AddressName[];
const PATH: Readonly<Partial<Record<AddressName, string>>> = { registry: "/apis/ccompat/v7" };
const KAFKA = /^((\[[^\]]+\]|[^:\s,]+):\d{1,5})(\s*,\s*(\[[^\]]+\]|[^:\s,]+):\d{1,5})*$/;

/** Addresses that a caller or a variable gives: they come before those of the environment. */
export function givenAddresses(overrides: Partial<Config>, env: NodeJS.ProcessEnv): ReadonlySet<AddressName> {
  return new Set(ALL.filter((name) => overrides[FIELD[name]] !== undefined || env[VARIABLE[name]]));
}

/**
 * An environment that the project does not declare would be the local stack under another name: a slip in `--env` must
 * not deploy there. It is let through when every address is given all the same.
 */
export function unknownEnvironment(
  name: string,
  declared: Environments,
  given: ReadonlySet<AddressName>,
  env: NodeJS.ProcessEnv,
): readonly Problem[] {
  const told = (address: (typeof LOCAL)[number]): boolean =>
    given.has(address) || env[`SLUICE_${address.toUpperCase()}_PORT`] !== undefined;
  if (name === "local" || LOCAL.every(told)) return [];
  const names = [...declared.byName.keys()];
  const close = didYouMean(name, names);
  const known = names.length > 0 ? `${ENVIRONMENTS_FILE} has ${names.join(", ")}` : `${ENVIRONMENTS_FILE} has none`;
  const message = `there is no environment "${name}"; ${known}`;
  const hint = close
    ? `did you mean "${close}"?`
    : `declare it in ${ENVIRONMENTS_FILE}: \`${name}: {}\` is the local stack`;
  return [{ code: "SLUICE_CONFIG", message, hint }];
}

export interface AddressInputs {
  readonly overrides: Partial<Config>;
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  /** The environment's name. */
  readonly name: string;
  /** What it is declared as, if it is. */
  readonly environment: Environment | undefined;
  /** The file has faults. */
  readonly faulty: boolean;
  readonly picked: PickedEnvironment;
  readonly given: ReadonlySet<AddressName>;
  readonly offline: boolean;
}

export interface Addresses {
  readonly urls: Pick<Config, "kafka" | "registryUrl" | "flinkUrl" | "gatewayUrl" | "ksqldbUrl">;
  readonly engine: { readonly kafka?: string; readonly registry?: string; readonly files?: string };
  /** Those that are not the local stack's. */
  readonly given: readonly AddressName[];
}

/** Every address from the first place that has it. Faults go to `problems`; none shows a user or a password. */
export function readAddresses(inputs: AddressInputs, problems: Problem[]): Addresses {
  const { env, picked, given } = inputs;
  const ports = readPorts(env, livingPorts(inputs.dataDir), problems);
  const variable = (name: AddressName): Setting | undefined => {
    const text = env[VARIABLE[name]];
    return text ? { name: VARIABLE[name], text } : undefined;
  };
  const named = (name: AddressName): Setting | undefined =>
    variable(name) ?? moved(picked.addresses[name], name, ports);
  const there = new Set<AddressName>(ALL.filter((name) => given.has(name) || picked.addresses[name] !== undefined));
  const absent = missing(inputs, there, problems);
  const local = (name: (typeof LOCAL)[number]): string => {
    if (absent.has(name)) return `${name}.${inputs.name}.invalid:9`;
    return `127.0.0.1:${ports[name].port}`;
  };
  const url = (name: HttpName, fallback: string): string => {
    const setting = named(name);
    if (setting === undefined) return fallback;
    const parsed = readUrl(setting, inputs.offline, problems) ?? fallback;
    return variable(name) ? parsed : withLogin(parsed, picked.http[name]);
  };
  const localUrl = (name: Exclude<(typeof LOCAL)[number], "kafka">): string =>
    `http://${local(name)}${PATH[name] ?? ""}`;
  const kafka = named("kafka");
  // That of a variable is looked at where it is used: not every command connects.
  if (kafka?.location && !inputs.offline && !KAFKA.test(kafka.text)) {
    problems.push(settingFault(kafka, `${kafka.name} must be host:port, several separated by commas`));
  }
  const { engine } = picked;
  const registry = engine.registry && readUrl(engine.registry, inputs.offline, problems);
  const ksqldb = url("ksqldb", "");
  return {
    urls: {
      kafka: kafka?.text ?? local("kafka"),
      registryUrl: url("registry", localUrl("registry")),
      flinkUrl: url("flink", localUrl("flink")),
      gatewayUrl: url("gateway", localUrl("gateway")),
      ...(ksqldb !== "" && { ksqldbUrl: ksqldb }),
    },
    engine: {
      ...(engine.kafka && { kafka: engine.kafka.text }),
      ...(registry !== undefined && { registry: withLogin(registry, picked.http.registry) }),
      ...(engine.files && { files: engine.files.text.replace(/\/+$/, "") }),
    },
    given: ALL.filter((name) => there.has(name)),
  };
}

/**
 * An environment that names some addresses is elsewhere: what it leaves out is not on this machine. Where there is a
 * ksqlDB server, Flink may be left out; its addresses are then ones that lead nowhere.
 */
function missing(
  { name, environment, faulty }: AddressInputs,
  there: ReadonlySet<AddressName>,
  problems: Problem[],
): ReadonlySet<AddressName> {
  const absent = new Set<AddressName>();
  // What a fault of the file spoils is not lacking as well.
  if (environment === undefined || faulty || Object.keys(environment.addresses).length === 0) return absent;
  for (const address of LOCAL) {
    if (there.has(address) || environment.addresses[address] !== undefined) continue;
    absent.add(address);
    if (there.has("ksqldb") && (address === "flink" || address === "gateway")) continue;
    problems.push({
      code: "SLUICE_CONFIG",
      message: `addresses of ${name} lack "${address}"`,
      hint: `write it in ${ENVIRONMENTS_FILE}, or give ${VARIABLE[address]}`,
    });
  }
  return absent;
}

type Ports = Readonly<Record<keyof LocalPorts, { readonly port: number; readonly given: boolean }>>;

function readPorts(env: NodeJS.ProcessEnv, living: LocalPorts | undefined, problems: Problem[]): Ports {
  const versions = readVersions();
  const port = (name: keyof LocalPorts): { port: number; given: boolean } => {
    const variable = `SLUICE_${name.toUpperCase()}_PORT`;
    const text = env[variable];
    const value = living?.[name] ?? Number(versions[`${name.toUpperCase()}_PORT`]);
    if (text === undefined) return { port: value, given: false };
    const number = Number(text);
    if (Number.isInteger(number) && number > 0 && number < 65_536) return { port: number, given: true };
    problems.push(settingFault({}, `${variable} must be a port between 1 and 65535, not "${text}"`));
    return { port: value, given: false };
  };
  return { kafka: port("kafka"), registry: port("registry"), flink: port("flink"), gateway: port("gateway") };
}

/** A port setting says where something listens on this machine: it moves an address here, never one elsewhere. */
function moved(setting: Setting | undefined, name: AddressName, ports: Ports): Setting | undefined {
  if (setting === undefined || name === "ksqldb" || !ports[name].given) return setting;
  const text = setting.text.replace(/^((?:https?:\/\/)?(?:127\.0\.0\.1|localhost)):\d+/, `$1:${ports[name].port}`);
  return { ...setting, text };
}

/** The address without slash at its end; a fault for what is no http address. */
function readUrl(setting: Setting, offline: boolean, problems: Problem[]): string | undefined {
  const { name, text } = setting;
  // A reference that is not followed is no address yet.
  if (offline && text.includes("${")) return text;
  try {
    const parsed = new URL(text);
    if (/^https?:$/.test(parsed.protocol)) return parsed.toString().replace(/\/+$/, "");
  } catch {
    // Said below.
  }
  problems.push(settingFault(setting, `${name} must be an http address${notText(setting)}`));
  return undefined;
}

function withLogin(url: string, access: Access | undefined): string {
  if (access?.user === undefined || !URL.canParse(url)) return url;
  const [user, password] = [access.user, access.password ?? ""].map(encodeURIComponent);
  return url.replace("://", `://${user}:${password}@`);
}
