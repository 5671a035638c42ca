import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, type Node } from "yaml";
import { COMPATIBILITY_LEVELS, type CompatibilityLevel } from "./compatibility-level.ts";
import type { Problem } from "./error.ts";
import { SASL_MECHANISMS, type SaslMechanism } from "./kafka-security.ts";
import { isReference, referenceFault, type Setting } from "./setting.ts";
import { openYaml, type YamlFields, type YamlReader } from "./yaml-reader.ts";

/** Where environments are declared, at the root of a project. */
export const ENVIRONMENTS_FILE = "environments.yaml";
export const ENVIRONMENT_NAME: RegExp = /^[a-z][a-z0-9_]{0,30}$/;

/** Servers that are asked over HTTP. */
export type HttpName = "registry" | "flink" | "gateway" | "ksqldb";
export type AddressName = "kafka" | HttpName;

/** One environment as it is written: its references are checked and not followed. */
export interface Environment {
  readonly addresses: Readonly<Partial<Record<AddressName, Setting>>>;
  /** The same as the engines see them, where that differs. */
  readonly engine: { readonly kafka?: Setting; readonly registry?: Setting; readonly files?: Setting };
  readonly kafka?: KafkaAccess;
  readonly http: Readonly<Partial<Record<HttpName, HttpAccess>>>;
  readonly files?: Setting;
  readonly s3: { readonly endpoint?: Setting; readonly region?: Setting };
  readonly parallelism?: number;
  readonly replication?: number;
  readonly compatibility?: CompatibilityLevel;
}

/** How a server is asked: user and password, and the file of the authorities to trust. */
export interface HttpAccess {
  readonly user?: Setting;
  readonly password?: Setting;
  readonly ca?: Setting;
}

export interface KafkaAccess extends HttpAccess {
  readonly tls: boolean;
  readonly mechanism: SaslMechanism;
}

/** The environments of a project; `undefined` where it declares none. */
export interface Environments {
  readonly byName: ReadonlyMap<string, Environment>;
  /** Every fault of the file, whichever environment is meant. None shows a value. */
  readonly problems: readonly Problem[];
}

const KEYS = ["addresses", "engine", "security", "files", "s3", "parallelism", "replication", "compatibility"];
const HTTP: readonly HttpName[] = ["registry", "flink", "gateway", "ksqldb"];

/** Reads `environments.yaml` of a project. Nothing is looked up: neither a variable nor another file. */
export function readEnvironments(root: string): Environments | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, ENVIRONMENTS_FILE), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    const message = `${ENVIRONMENTS_FILE} cannot be read: ${(error as NodeJS.ErrnoException).code}`;
    return { byName: new Map(), problems: [{ code: "SLUICE_CONFIG", message }] };
  }
  return parseEnvironments(text);
}

/** The environments of a text; unknown keys, plain secrets and values of another kind are faults with their place. */
export function parseEnvironments(text: string): Environments {
  const yaml = openYaml(text, ENVIRONMENTS_FILE, "SLUICE_CONFIG", { secrets: true });
  const byName = new Map<string, Environment>();
  if (yaml.problems.length > 0) return { byName, problems: yaml.problems };
  // A file with nothing but comments declares nothing.
  if (yaml.root === undefined || (isScalar(yaml.root) && yaml.root.value === null)) return { byName, problems: [] };
  if (!isMap(yaml.root)) {
    yaml.fault(yaml.root, `${ENVIRONMENTS_FILE} must be a map: the name of each environment, and under it what it is`);
    return { byName, problems: yaml.problems };
  }
  for (const { key, value } of yaml.root.items) {
    const name = isScalar(key) ? String(key.value) : "";
    if (!ENVIRONMENT_NAME.test(name)) {
      yaml.fault(key as Node, `"${name}" is no name of an environment: a short snake_case word`);
      continue;
    }
    // `local:` with nothing under it is one that goes by the defaults.
    const node = isScalar(value) && value.value === null ? undefined : ((value as Node | null) ?? undefined);
    byName.set(name, node ? new Reader(yaml, name).environment(node) : NOTHING);
  }
  return { byName, problems: yaml.problems };
}

/** An environment that says nothing: all goes by the defaults. */
export const NOTHING: Environment = { addresses: {}, engine: {}, http: {}, s3: {} };

class Reader {
  readonly #yaml: YamlReader;
  readonly #env: string;

  constructor(yaml: YamlReader, env: string) {
    this.#yaml = yaml;
    this.#env = env;
  }

  environment(node: Node): Environment {
    const fields = this.#yaml.map(node, this.#env, KEYS);
    if (!fields) return NOTHING;
    const addresses = this.#part(fields, "addresses", ["kafka", ...HTTP]);
    const engine = this.#part(fields, "engine", ["kafka", "registry", "files"]);
    const security = this.#part(fields, "security", ["kafka", ...HTTP]);
    const s3 = this.#part(fields, "s3", ["endpoint", "region"]);
    const kafka = security && this.#kafkaAccess(security);
    const access = HTTP.map((name) => [name, security && this.#access(security, name)] as const);
    return clean({
      addresses: clean({
        kafka: this.#address(addresses, "addresses", "kafka"),
        ...Object.fromEntries(HTTP.map((name) => [name, this.#address(addresses, "addresses", name)])),
      }),
      engine: clean({
        kafka: this.#address(engine, "engine", "kafka"),
        registry: this.#address(engine, "engine", "registry"),
        files: this.#text(engine, "engine.", "files"),
      }),
      kafka,
      http: clean(Object.fromEntries(access)),
      files: this.#text(fields, "", "files"),
      s3: clean({ endpoint: this.#text(s3, "s3.", "endpoint"), region: this.#text(s3, "s3.", "region") }),
      parallelism: fields.number("parallelism", { min: 1, max: 1000, whole: true }),
      replication: fields.number("replication", { min: 1, max: 100, whole: true }),
      compatibility: fields.word("compatibility", COMPATIBILITY_LEVELS),
    }) as Environment;
  }

  #part(fields: YamlFields, key: string, keys: readonly string[]): YamlFields | undefined {
    const node = fields.get(key);
    if (node === undefined || (isScalar(node) && node.value === null)) return undefined;
    return this.#yaml.map(node, `${key} of ${this.#env}`, keys);
  }

  #text(fields: YamlFields | undefined, path: string, key: string): Setting | undefined {
    const node = fields?.get(key);
    if (node === undefined) return undefined;
    const name = `${path}${key} of ${this.#env}`;
    const text = isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : "";
    if (text === "") {
      this.#yaml.fault(node, `${name} must be a text`);
      return undefined;
    }
    const wrong = referenceFault(text);
    if (wrong !== undefined) this.#yaml.fault(node, `${name}: ${wrong}`);
    return wrong === undefined ? { name, text, location: this.#yaml.place(node) } : undefined;
  }

  #address(fields: YamlFields | undefined, part: string, key: string): Setting | undefined {
    const setting = this.#text(fields, `${part}.`, key);
    if (setting === undefined || !/\/\/[^/]*@/.test(setting.text)) return setting;
    this.#yaml.fault(
      fields?.get(key),
      `${setting.name} must hold no user and no password`,
      `write them under security.${key}, the password as \${env:NAME} or \${file:path}`,
    );
    return undefined;
  }

  #access(security: YamlFields, name: HttpName): HttpAccess | undefined {
    // What Flink listens on is behind a proxy whose certificate is a known one.
    const own = name === "registry" || name === "ksqldb" ? ["ca"] : [];
    const fields = this.#part(security, name, ["user", "password", ...own]);
    return fields && this.#login(fields, `security.${name}`);
  }

  #kafkaAccess(security: YamlFields): KafkaAccess | undefined {
    const fields = this.#part(security, "kafka", ["tls", "ca", "mechanism", "user", "password"]);
    if (!fields) return undefined;
    const tls = fields.get("tls");
    const value = isScalar(tls) ? tls.value : undefined;
    if (tls !== undefined && typeof value !== "boolean") {
      this.#yaml.fault(tls, `security.kafka.tls of ${this.#env} must be true or false`);
    }
    const login = this.#login(fields, "security.kafka");
    if (login.ca && value === false) {
      this.#yaml.fault(fields.get("ca"), `security.kafka.ca of ${this.#env} is of no use with \`tls: false\``);
    }
    const mechanism = fields.word("mechanism", SASL_MECHANISMS) as SaslMechanism | undefined;
    if (fields.get("mechanism") !== undefined && login.user === undefined) {
      this.#yaml.fault(fields.get("mechanism"), `security.kafka of ${this.#env} has a mechanism, but no user`);
    }
    return { ...login, tls: value !== false, mechanism: mechanism ?? "SCRAM-SHA-512" };
  }

  /** User and password belong together, and the password is a reference. */
  #login(fields: YamlFields, path: string): HttpAccess {
    const [user, password, ca] = ["user", "password", "ca"].map((key) => this.#text(fields, `${path}.`, key));
    const plain = password !== undefined && !isReference(password.text);
    if (plain) {
      this.#yaml.fault(
        fields.get("password"),
        `${password.name} is written in plain text`,
        `write \${env:NAME} or \${file:path}, and change the password: it may have been committed`,
      );
    }
    for (const [there, key, other] of [
      [fields.get("user"), "user", "password"],
      [fields.get("password"), "password", "user"],
    ] as const) {
      if (there && !fields.get(other)) {
        this.#yaml.fault(there, `${path} of ${this.#env} has a ${key}, but no ${other}`);
      }
    }
    return clean({ user, password: plain ? undefined : password, ca }) as HttpAccess;
  }
}

/** Without the keys that have no value. */
function clean<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<T>;
}
