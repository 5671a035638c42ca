import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { http, ROOT, readConfig, renderError, waitFor } from "#core";
import { deploy, deployedJobs, planDeployment } from "#deploy";
import { type Kafka, openKafka, openProducer, openRegistry, readRows } from "#kafka";
import { openRecords } from "../../deploy/flink/records.ts";
import { openProject, type TestProject } from "../../deploy/test/project.ts";
import { runNode } from "../project-copy.ts";
import { type Certificate, makeCertificate } from "./certificate.ts";
import { type Emitted, emitFolder } from "./emitted.ts";
import { openProxy, type RegistryProxy } from "./registry-proxy.ts";

/** The live registry behind TLS with an own authority, a password and a path: `https://user:password@host/team/registry/`. */
const PASSWORD = "ge/heim@'%100";
const folder = mkdtempSync(join(tmpdir(), "sluice-secured-"));
let certificate: Certificate;
let proxy: RegistryProxy;
let project: TestProject;
let emitted: Emitted;
let kafka: Kafka;
let env: Record<string, string>;

const address = (user = "team", password = PASSWORD): string =>
  proxy.url.replace("//", `//${user}:${encodeURIComponent(password)}@`);

beforeAll(async () => {
  certificate = makeCertificate(folder);
  const { registryUrl } = readConfig();
  proxy = await openProxy(registryUrl, {
    tls: certificate,
    userInfo: `team:${PASSWORD}`,
    path: "/team/registry",
  });
  project = openProject({ registryUrl: address(), registryCa: certificate.cert });
  await project.codegen();
  emitted = await emitFolder(join(project.config.root, "schemas"));
  const { config } = project;
  kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl, clientId: "sluice-interop" });
  // What a person sets: the slash at the end is theirs.
  env = {
    SLUICE_ROOT: config.root,
    SLUICE_ENV: config.env,
    SLUICE_DATA_DIR: config.dataDir,
    SLUICE_REGISTRY_URL: `${address()}/`,
    SLUICE_REGISTRY_CA: certificate.file,
    NO_COLOR: "1",
  };
});

afterAll(async () => {
  await kafka?.close();
  await project?.close();
  await proxy?.close();
  rmSync(folder, { recursive: true, force: true });
});

const sluice = (verb: string, args: readonly string[] = [], more: Record<string, string> = {}) =>
  runNode(ROOT, "deploy/main.ts", [verb, ...args], { ...env, ...more });
const SECRETS = [PASSWORD, encodeURIComponent(PASSWORD), PASSWORD.replace("'", "''")];
const expectNoSecret = (text: string): void => {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
};

describe("a registry behind TLS, a password and a path", () => {
  test("a project is deployed, our producer registers and a job decodes through it", async () => {
    await deploy(project.config, { only: project.output });
    const registry = openRegistry(project.config.registryUrl, { ca: certificate.cert });
    expect(await registry.healthy()).toBe(true);
    const producer = await openProducer(kafka, emitted.log, { registry });
    const minute = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
    // Two minutes ago, and now, so that the window of then is closed.
    for (const sentAt of [minute, minute + 1, Date.now()]) {
      for (const host of ["a", "b", "c", "d", "e", "f"]) {
        await producer.send({ host, millis: 2, sentAt: new Date(sentAt) }, { timestamp: sentAt });
      }
    }
    await producer.close();
    const rows = await waitFor(
      "rows of the closed window",
      async () => {
        const found = new Map<unknown, unknown>();
        for await (const { value } of readRows(kafka, emitted.output!, { until: "end" })) {
          const row = value as { windowStart: Date; host: string; pings: bigint };
          if (row.windowStart.getTime() === minute) found.set(row.host, row.pings);
        }
        return found.size === 6 && found;
      },
      { deadline: 60_000 },
    );
    expect([...rows.values()]).toEqual([2n, 2n, 2n, 2n, 2n, 2n]);
    expect(proxy.seen.filter((line) => line.startsWith("GET /schemas/ids/")).length).toBeGreaterThan(0);
  });

  test("only paths of the Confluent-compatible API were asked, and the health page", () => {
    const others = proxy.seen.filter((line) => !/^[A-Z]+ \/(subjects|schemas|config|compatibility|mode)\b/.test(line));
    expect([...new Set(others)]).toEqual(["GET /health/ready"]);
  });

  test("the command finds nothing to do, also after password and CA were changed", async () => {
    const same = await sluice("plan", ["--json"]);
    expect(same.code, same.err).toBe(2);
    const steps = (JSON.parse(same.out) as { steps: { name: string; what: string; mark: string }[] }).steps;
    expect(steps.find((step) => step.what === "job" && step.name === project.output)?.mark).toBe("=");
    const other = await openProxy(readConfig().registryUrl, { userInfo: "new:other" });
    try {
      const url = other.url.replace("//", "//new:other@");
      const again = await sluice("plan", ["--json"], { SLUICE_REGISTRY_URL: url, SLUICE_REGISTRY_CA: "" });
      expect(again.out).toBe(same.out);
    } finally {
      await other.close();
    }
  });

  test("neither password nor CA is printed, recorded, or in the engine's log", async () => {
    const printed = await sluice("apply", ["--print", "--only", project.output]);
    expect(printed.code, printed.err).toBe(0);
    expect(printed.out).toContain("'value.protobuf-confluent.basic-auth.user-info' = '***:***'");
    expect(printed.out).toContain("'value.protobuf-confluent.ssl.ca.pem' = '***'");
    const store = openRecords(kafka, project.config.env);
    const records = JSON.stringify([...(await store.read()).values()]);
    await store.close();
    expect(records).toContain("protobuf-confluent.url");
    for (const text of [printed.out, printed.err, records]) {
      expectNoSecret(text);
      expect(text).not.toContain("BEGIN CERTIFICATE");
    }
    const job = (await deployedJobs(project.config)).find((found) => found.output === project.output);
    for (const path of ["", "/plan", "/config", "/exceptions"]) {
      expectNoSecret((await http("Flink", `${project.config.flinkUrl}/jobs/${job?.jobId}${path}`)).body);
    }
    // On given addresses the log is elsewhere.
    const log = join(project.config.dataDir, "logs", "flink.log");
    if (existsSync(log)) expectNoSecret(readFileSync(log, "utf8"));
  });

  test("a script is not printed as if nothing were registered when the registry refuses the password", async () => {
    const { code, out, err } = await sluice("apply", ["--print"], {
      SLUICE_REGISTRY_URL: address("team", "wrong-word"),
    });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("SLUICE_REGISTRY_ACCESS");
    expectNoSecret(err);
    expect(err).not.toContain("wrong-word");
  });

  test.each<[string, () => Record<string, string>, RegExp, RegExp]>([
    [
      "a wrong password",
      () => ({ SLUICE_REGISTRY_URL: address("team", "wrong-word") }),
      /SLUICE_REGISTRY_ACCESS {2}the schema registry could not look up .*: Unauthorized \(HTTP 401, error 40101\)/,
      /SLUICE_REGISTRY_URL holds the user and the password/,
    ],
    [
      "an unknown authority",
      () => ({ SLUICE_REGISTRY_CA: "" }),
      /SLUICE_TLS {2}the certificate of the schema registry at https:\S+ is not trusted: self-signed certificate/,
      /SLUICE_REGISTRY_CA names the PEM file/,
    ],
    [
      "http where TLS is spoken",
      () => ({ SLUICE_REGISTRY_URL: address().replace("https:", "http:") }),
      /SLUICE_ADDRESS_UNREACHABLE {2}no answer from the schema registry at http:/,
      /if it speaks TLS, the address begins with https:/,
    ],
    [
      "a path behind which there is no registry",
      () => ({ SLUICE_REGISTRY_URL: address().replace("/team/registry", "/team") }),
      /SLUICE_REGISTRY {2}the schema registry could not look up .*HTTP 404/,
      /base of a Confluent-compatible API/,
    ],
    [
      "a CA file that is none",
      () => ({ SLUICE_REGISTRY_CA: join(ROOT, "package.json") }),
      /SLUICE_CONFIG {2}SLUICE_REGISTRY_CA names \S+package.json, which holds no PEM text/,
      /docs\/configuration.md/,
    ],
  ])("%s fails with a clear error, and the password is not shown", async (_, change, message, hint) => {
    const { kafka, flinkUrl, gatewayUrl } = project.config;
    const settings = { ...env, SLUICE_KAFKA: kafka, SLUICE_FLINK_URL: flinkUrl, SLUICE_GATEWAY_URL: gatewayUrl };
    const plan = async (): Promise<unknown> => planDeployment(readConfig({}, { ...settings, ...change() }));
    const error = await plan().catch((thrown: unknown) => thrown);
    const text = renderError(error);
    expect(text).toMatch(message);
    expect(text).toMatch(hint);
    expectNoSecret(text);
    expect(text).not.toContain("wrong-word");
  });
});
