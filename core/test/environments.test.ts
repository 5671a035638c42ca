import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  type Config,
  engineAddresses,
  type Problem,
  ROOT,
  readConfig,
  renderError,
  SluiceError,
  secretsOf,
  withAddresses,
} from "#core";
import { makeCertificate } from "../../test/interop/certificate.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-environments-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let projects = 0;

/** A project with nothing but this file, and no stack. */
function project(text: string): string {
  const root = join(folder, String(projects++));
  mkdirSync(root);
  writeFileSync(join(root, "environments.yaml"), text);
  return root;
}

function read(text: string, env: NodeJS.ProcessEnv = {}, name = "far", offline = false): Config {
  return readConfig({ root: project(text), env: name }, env, { offline });
}

/** The faults of a file as `line:column message (hint)`. */
function faultsOf(text: string, env: NodeJS.ProcessEnv = {}, name = "far"): readonly string[] {
  return problemsOf(() => read(text, env, name)).map(({ location, message, hint }) => {
    const place = location ? `${location.line}:${location.column} ` : "";
    return `${place}${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
}

function errorOf(run: () => unknown): SluiceError {
  try {
    run();
  } catch (error) {
    if (error instanceof SluiceError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

function problemsOf(run: () => unknown): readonly Problem[] {
  const error = errorOf(run);
  expect(error.code).toBe("SLUICE_CONFIG");
  return error.problems;
}

const FAR = `far:
  addresses:
    kafka: b1.example:9093, b2.example:9093
    registry: https://registry.example/
    flink: https://flink.example
    gateway: https://gateway.example
    ksqldb: https://ksqldb.example
  engine:
    kafka: kafka.inside:9092
    registry: http://registry.inside
    files: file:///data/
  security:
    kafka:
      user: sluice
      password: \${env:KAFKA_PASSWORD}
    registry:
      user: me@example
      password: \${file:secret.txt}
    ksqldb:
      user: asker
      password: "\${env:KSQLDB_PASSWORD}"
  files: out
  parallelism: 4
  replication: 3
  compatibility: FULL
local:
`;
const SECRETS = { KAFKA_PASSWORD: "geheim kafka", KSQLDB_PASSWORD: "geheim/ksqldb" };

function far(env: NodeJS.ProcessEnv = SECRETS, overrides: Partial<Config> = {}): Config {
  const root = project(FAR);
  writeFileSync(join(root, "secret.txt"), "geheim:registry\n");
  return readConfig({ root, env: "far", ...overrides }, env);
}

test("an environment gives addresses, access, folders and numbers; secrets come from where they are referred to", () => {
  const config = far();
  expect(config).toMatchObject({
    kafka: "b1.example:9093, b2.example:9093",
    kafkaSecurity: { tls: true, sasl: { mechanism: "SCRAM-SHA-512", user: "sluice", password: "geheim kafka" } },
    registryUrl: "https://me%40example:geheim%3Aregistry@registry.example",
    flinkUrl: "https://flink.example",
    gatewayUrl: "https://gateway.example",
    ksqldbUrl: "https://asker:geheim%2Fksqldb@ksqldb.example",
    files: join(config.root, "out"),
    parallelism: 4,
    replication: 3,
    compatibility: "FULL",
    given: ["kafka", "registry", "flink", "gateway", "ksqldb"],
  });
  expect(engineAddresses(config)).toMatchObject({
    kafka: "kafka.inside:9092",
    registry: "http://me%40example:geheim%3Aregistry@registry.inside",
    files: "file:///data",
  });
  expect(secretsOf(config)).toEqual(["geheim:registry", "geheim/ksqldb", "geheim kafka"]);
});

test("without an engine part the engines get our own addresses", () => {
  const config = readConfig({ root: project("far: {}"), env: "far" }, {});
  const { kafka, registryUrl, files } = config;
  expect(engineAddresses(config)).toMatchObject({ kafka, registry: registryUrl, files: `file://${files}` });
});

test("local stays what it was: declared empty or not declared at all, the local stack and one copy", () => {
  const [declared, none] = [project("local:\n"), join(folder, "none")];
  const { root: _a, dataDir: _b, files: _c, ...one } = readConfig({ root: declared }, {});
  const { root: _d, dataDir: _e, files: _f, ...other } = readConfig({ root: none }, {});
  expect(one).toEqual(other);
  expect(one).toMatchObject({ env: "local", kafka: "127.0.0.1:9092", replication: 1, parallelism: 1, given: [] });
});

test("a variable beats the environment, and takes with it what belonged to the address it replaces", () => {
  const config = far({ SLUICE_KAFKA: "other:1", SLUICE_REPLICATION: "2", KSQLDB_PASSWORD: "x" });
  expect(config.kafka).toBe("other:1");
  expect(config.compatibility).toBe("FULL");
  expect(far({ ...SECRETS, SLUICE_COMPATIBILITY: "NONE" }).compatibility).toBe("NONE");
  expect(() => far({ ...SECRETS, SLUICE_COMPATIBILITY: "none" })).toThrow(
    /must be one of NONE, .*FULL_TRANSITIVE, not "none"/,
  );
  expect(config.kafkaSecurity).toBeUndefined();
  expect(engineAddresses(config)).toMatchObject({ kafka: "other:1", kafkaSecurity: undefined });
  // Its registry is still the one in the file.
  expect(config.registryUrl).toContain("geheim%3Aregistry@registry.example");
  expect([config.replication, config.parallelism]).toEqual([2, 4]);
  expect(far(SECRETS, { registryUrl: "http://127.0.0.1:5" })).toMatchObject({ registryUrl: "http://127.0.0.1:5" });
  expect(engineAddresses(far(SECRETS, { registryUrl: "http://127.0.0.1:5" })).registry).toBe("http://127.0.0.1:5");
});

test("a port setting moves an address on this machine and leaves one elsewhere alone", () => {
  const near = FAR.replace("b1.example:9093, b2.example:9093", "127.0.0.1:9092");
  const read = (text: string): Config => {
    const root = project(text);
    writeFileSync(join(root, "secret.txt"), "x");
    return readConfig({ root, env: "far" }, { ...SECRETS, SLUICE_KAFKA_PORT: "1234" });
  };
  expect(read(near)).toMatchObject({ kafka: "127.0.0.1:1234", engine: { kafka: "kafka.inside:9092" } });
  expect(read(FAR).kafka).toBe("b1.example:9093, b2.example:9093");
});

test("unknown keys are refused with their place and the key that was meant, all faults at once", () => {
  const text = `far:
  adresses:
    kafka: a:1
  parallelism: many
  security:
    kafka: { tls: yes please, mechanism: SCRAM-512, user: me, pasword: x }
near:
  replication: 0
  engine: { kafak: a:1 }
`;
  expect(faultsOf(text)).toEqual([
    '2:3 far has no key "adresses" (did you mean "addresses"?)',
    '4:16 "parallelism" of far must be a whole number from 1 to 1000',
    "6:19 security.kafka.tls of far must be true or false",
    '6:42 "mechanism" of kafka of far cannot be this (known: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512)',
    "6:59 security.kafka of far has a user, but no password",
    '6:63 kafka of far has no key "pasword" (did you mean "password"?)',
    '8:16 "replication" of near must be a whole number from 1 to 100',
    '9:13 engine of near has no key "kafak" (did you mean "kafka"?)',
  ]);
});

test("a plain secret is refused with its place and shown nowhere, whatever else is wrong with the line", () => {
  const plain = `far:
  addresses: { kafka: "a:1", registry: "http://me:geheim@host", flink: "http://f", gateway: "http://g" }
  security:
    registry:
      user: me
      password: geheim
    kafka: geheim
`;
  const error = errorOf(() => read(plain));
  expect(error.problems.map(({ location }) => `${location?.line}:${location?.column}`)).toEqual([
    "2:40",
    "6:17",
    "7:12",
  ]);
  expect(error.problems.map(({ message }) => message)).toEqual([
    "addresses.registry of far must hold no user and no password",
    "security.registry.password of far is written in plain text",
    "kafka of far must be a map of keys and values",
  ]);
  const shown = renderError(error, false, () => plain);
  expect(shown).toContain("environments.yaml:6:17");
  expect(shown).not.toContain("geheim");
  for (const broken of ['far:\n  password: "geheim', "far: { password: geheim\n  }}", "far:\n  geheim: x\n geheim"]) {
    expect(
      renderError(
        errorOf(() => read(broken)),
        false,
        () => broken,
      ),
    ).not.toMatch(/geheim(?!")/);
  }
});

test("a reference that leads nowhere is a fault of the environment that is meant, and of no other", () => {
  expect(faultsOf(FAR, { KAFKA_PASSWORD: "" })).toEqual([
    `15:17 security.kafka.password of far: \${env:KAFKA_PASSWORD} is empty`,
    `18:17 security.registry.password of far: \${file:secret.txt} cannot be read: ENOENT`,
    `21:17 security.ksqldb.password of far: \${env:KSQLDB_PASSWORD} is not set`,
  ]);
  expect(read(FAR, {}, "local").env).toBe("local");
  expect(faultsOf(`far:\n  files: \${enw:X}/out`)).toEqual([
    `2:10 files of far: \${enw:X} is no reference: write \${env:NAME} or \${file:path}`,
  ]);
});

test("offline no reference is followed: nothing needs to be there, and no secret is in the configuration", () => {
  const config = read(FAR, { KAFKA_PASSWORD: "geheim" }, "far", true);
  expect(config).toMatchObject({ kafka: "b1.example:9093, b2.example:9093", replication: 3 });
  expect(JSON.stringify(config)).not.toContain("geheim");
});

test("addresses may be references, and their faults show what was read nowhere", () => {
  const text = `far:\n  addresses: { kafka: '\${env:K}', registry: '\${env:R}', flink: 'http://f', gateway: 'http://g' }\n`;
  expect(read(text, { K: "k:1", R: "http://r" })).toMatchObject({ kafka: "k:1", registryUrl: "http://r" });
  expect(faultsOf(text, { K: "no address", R: "geheim" })).toEqual([
    "2:23 addresses.kafka of far must be host:port, several separated by commas",
    "2:45 addresses.registry of far must be an http address",
  ]);
});

test("an environment elsewhere has all its addresses: none is taken from this machine instead", () => {
  const text = "far:\n  addresses: { kafka: 'k:1', registry: 'http://r', flink: 'http://f' }\n";
  expect(faultsOf(text)).toEqual([
    'addresses of far lack "gateway" (write it in environments.yaml, or give SLUICE_GATEWAY_URL)',
  ]);
  expect(read(text, { SLUICE_GATEWAY_URL: "http://g" }).gatewayUrl).toBe("http://g");
  const ksqldb = "far:\n  addresses: { kafka: 'k:1', registry: 'http://r', ksqldb: 'http://q' }\n";
  expect(read(ksqldb)).toMatchObject({ flinkUrl: "http://flink.far.invalid:9", ksqldbUrl: "http://q" });
});

test("an environment that is not declared is refused, unless every address is given all the same", () => {
  expect(faultsOf(FAR, {}, "fat")).toEqual([
    'there is no environment "fat"; environments.yaml has far, local (did you mean "far"?)',
  ]);
  expect(faultsOf(FAR, { SLUICE_KAFKA: "k:1" }, "somewhere")[0]).toContain('there is no environment "somewhere"');
  const given = {
    SLUICE_KAFKA: "k:1",
    SLUICE_REGISTRY_URL: "http://r",
    SLUICE_FLINK_URL: "http://f",
    SLUICE_GATEWAY_PORT: "5",
  };
  expect(read(FAR, given, "somewhere").env).toBe("somewhere");
  // A project that declares none has names for its records alone, as before.
  expect(readConfig({ root: join(folder, "none"), env: "somewhere" }, {}).env).toBe("somewhere");
});

test("a CA is a file of the project; what is wrong with it is told at its place", () => {
  const root = project(`far:
  security: { registry: { ca: ca.pem }, kafka: { ca: none.pem } }
`);
  const { cert, file } = makeCertificate(join(root, "made"));
  writeFileSync(join(root, "ca.pem"), cert);
  const [problem] = problemsOf(() => readConfig({ root, env: "far" }, {}));
  expect(problem).toMatchObject({ message: expect.stringContaining("none.pem, which cannot be read: ENOENT") });
  expect(problem?.location).toMatchObject({ line: 2, column: 54 });
  writeFileSync(join(root, "none.pem"), cert);
  const config = readConfig({ root, env: "far" }, {});
  expect(config).toMatchObject({ registryCa: cert, kafkaSecurity: { tls: true, ca: cert } });
  expect(file).toContain("made");
});

test("laid over by the addresses of a stack, a configuration keeps no secret of another place", () => {
  const stack = { kafka: "127.0.0.1:1", registryUrl: "http://r", flinkUrl: "http://f", gatewayUrl: "http://g" };
  const { ksqldbUrl: _, ...config } = withAddresses(far(), stack);
  expect(JSON.stringify(config)).not.toContain("geheim");
  expect(engineAddresses(config)).toMatchObject({ kafka: "127.0.0.1:1", registry: "http://r" });
  const same = far();
  expect(withAddresses(same, same)).toEqual(same);
});

test("the environments of this project can be read", () => {
  for (const env of ["local", "compose"]) expect(readConfig({ root: ROOT, env }, {}).env).toBe(env);
  expect(readConfig({ root: ROOT, env: "production" }, {}, { offline: true }).replication).toBe(3);
});
