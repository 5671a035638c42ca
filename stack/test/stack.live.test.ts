import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { http, outputOf, waitFor } from "#core";
import { processStart } from "../../core/process-id.ts";
import {
  freePorts,
  type ProcessInfo,
  type Stack,
  type StackEvent,
  stackStatus,
  startStack,
  stopStack,
} from "../index.ts";
import { kafkaServes } from "../kafka-probe.ts";
import { parseListenAddresses, socketInodes } from "../port-holder.ts";

const services = ["kafka", "registry"] as const;
// With a space in it, as home folders of people have.
const dataDir = mkdtempSync(join(tmpdir(), "sluice stack live-"));
const seen = new Set<number>();
let stack: Stack | undefined;
let events: StackEvent[] = [];

async function start(more: Partial<Parameters<typeof startStack>[0]> = {}): Promise<Stack> {
  events = [];
  stack = await startStack({ dataDir, ports: "free", services, onEvent: (event) => events.push(event), ...more });
  for (const { pid } of await stack.processes()) if (pid !== undefined) seen.add(pid);
  return stack;
}

const pidOf = (processes: readonly ProcessInfo[], name: string): number =>
  processes.find((process) => process.name === name)?.pid ?? 0;

beforeAll(() => {
  process.env["JAVA_TOOL_OPTIONS"] = "";
});

afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

afterAll(async () => {
  await stopStack(dataDir, { wipe: true });
  rmSync(dataDir, { recursive: true, force: true });
  expect([...seen].filter((pid) => processStart(pid) !== undefined)).toEqual([]);
});

test("starts healthy engines that listen on loopback only, and leaves none behind", async () => {
  const { addresses, ports, processes, stop } = await start({ services: ["kafka", "registry", "flink"], slots: 3 });
  expect(await kafkaServes("127.0.0.1", ports.kafka)).toBe(true);
  const subjects = await http("the registry", `http://127.0.0.1:${ports.registry}/apis/ccompat/v7/subjects`);
  expect(subjects.status).toBe(200);
  const overview = await http("Flink", `${addresses.flinkUrl}/overview`);
  expect(overview.json).toMatchObject({ taskmanagers: 1, "slots-total": 3 });
  expect((await http("the gateway", `${addresses.gatewayUrl}/v1/info`)).status).toBe(200);
  for (const { pid, name } of await processes()) {
    const inodes = new Set(socketInodes(pid as number));
    const tables = ["/proc/net/tcp", "/proc/net/tcp6"].map((file) =>
      existsSync(file) ? readFileSync(file, "utf8") : "",
    );
    const addresses = tables.flatMap((table) => parseListenAddresses(table, inodes)).map((a) => a.split(":")[0]);
    expect(addresses.length, name).toBeGreaterThan(0);
    for (const address of addresses) expect(["0100007F", "0000000000000000FFFF00000100007F"], name).toContain(address);
  }
  expect((await stackStatus(dataDir)).processes.map((p) => p.state)).toEqual(["running", "running", "running"]);
  const pids = (await processes()).map((p) => p.pid as number);
  await stop();
  expect(pids.filter((pid) => processStart(pid) !== undefined)).toEqual([]);
  expect((await stackStatus(dataDir)).processes.map((p) => p.state)).toEqual(["stopped", "stopped", "stopped"]);
});

test("Flink has the keys of S3, and shows them nowhere", async () => {
  const keys = { AWS_ACCESS_KEY_ID: "sluice-key-id", AWS_SECRET_ACCESS_KEY: "sluice-geheim" };
  const before = Object.keys(keys).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, keys);
  try {
    const s3 = { endpoint: "http://127.0.0.1:9", region: "eu-central-1" };
    const { addresses, processes } = await start({ services: ["flink"], slots: 1, s3 });
    const [flink] = await processes();
    const config = (await http("Flink", `${addresses.flinkUrl}/jobmanager/config`)).body;
    expect(config).toContain("http://127.0.0.1:9");
    const shown = [
      config,
      (await http("Flink", `${addresses.flinkUrl}/jobmanager/environment`)).body,
      outputOf("ps", ["-o", "args=", "-p", String(flink?.pid)]),
      ...["flink.log", "flink.out.log"].map((name) => readFileSync(join(dataDir, "logs", name), "utf8")),
      readFileSync(join(dataDir, "stack", "processes.json"), "utf8"),
    ];
    for (const text of shown) expect(text).not.toMatch(/sluice-key-id|sluice-geheim/);
    expect(shown[2]).toContain("sluice.flink.local.LocalFlink");
    expect(shown[3]).toContain("for scheme 's3'");
    if (existsSync("/proc/self/environ")) {
      expect(readFileSync(`/proc/${flink?.pid}/environ`, "utf8")).toContain("AWS_SECRET_ACCESS_KEY=sluice-geheim");
    }
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test("keeps its data over a restart on other ports, and is reused while it runs", async () => {
  const first = await start();
  const schema = { schema: 'syntax = "proto3"; message Kept { string a = 1; }', schemaType: "PROTOBUF" };
  const posted = await http("the registry", `${first.addresses.registryUrl}/subjects/kept-value/versions`, {
    method: "POST",
    body: schema,
  });
  expect(posted.status).toBe(200);
  await first.stop();
  const second = await start();
  expect(second.ports.kafka).not.toBe(first.ports.kafka);
  const subjects = await http("the registry", `${second.addresses.registryUrl}/subjects`);
  expect(subjects.json).toEqual(["kept-value"]);

  const again = await startStack({ dataDir, ports: "free", services, onEvent: (event) => events.push(event) });
  expect(again.reused).toBe(true);
  expect(again.ports).toEqual(second.ports);
  await again.stop();
  expect(await kafkaServes("127.0.0.1", second.ports.kafka)).toBe(true);
  await expect(startStack({ dataDir, ports: await freePorts(), services })).rejects.toMatchObject({
    code: "SLUICE_STACK_START",
    message: expect.stringContaining("runs on other ports"),
  });
});

test("an engine that is killed is reported and started again", async () => {
  const { processes, onExit, ports } = await start();
  const exits: string[] = [];
  onExit((name, how) => exits.push(`${name} ${how}`));
  const before = pidOf(await processes(), "kafka");
  process.kill(before, "SIGKILL");
  const after = await waitFor(
    "a new Kafka",
    async () => {
      const kafka = (await processes()).find(({ name }) => name === "kafka");
      return kafka?.state === "running" && kafka.pid !== before ? kafka : undefined;
    },
    { deadline: 60_000 },
  );
  seen.add(after.pid as number);
  expect(after.restarts).toBe(1);
  expect(exits).toEqual(["kafka killed by SIGKILL"]);
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["exited", "restarting"]));
  expect(await kafkaServes("127.0.0.1", ports.kafka)).toBe(true);
});

test("what another command stops is not started again", async () => {
  const { processes } = await start();
  expect(await stopStack(dataDir)).toBe(true);
  const states = await waitFor(
    "both engines to be seen as stopped",
    async () => {
      const now = (await processes()).map(({ state }) => state);
      return now.every((state) => state === "stopped") ? now : undefined;
    },
    { deadline: 10_000 },
  );
  expect(states).toEqual(["stopped", "stopped"]);
  expect(events.map(({ kind }) => kind)).not.toContain("restarting");
});

test("engines of a killed run are found, stopped and replaced; nothing else is touched", async () => {
  const script = fileURLToPath(new URL("killed-run.ts", import.meta.url));
  const run = spawn(process.execPath, [script, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: run.stdout }), "line")) as [string];
  const orphans = (JSON.parse(line) as ProcessInfo[]).map(({ pid }) => pid as number);
  for (const pid of orphans) seen.add(pid);
  const gone = once(run, "exit");
  run.kill("SIGKILL");
  await gone;
  expect(orphans.filter((pid) => processStart(pid) !== undefined)).toEqual(orphans);

  await start();
  expect(orphans.filter((pid) => processStart(pid) !== undefined)).toEqual([]);
  const stopped = events.flatMap((event) => (event.kind === "orphan-stopped" ? [event.name] : []));
  expect(stopped).toEqual(expect.arrayContaining(["kafka", "registry"]));
});

test("a taken port is named with its holder before anything is started", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    const ports = { ...(await freePorts()), kafka: port };
    await expect(start({ ports })).rejects.toMatchObject({
      code: "SLUICE_PORT_TAKEN",
      message: expect.stringMatching(new RegExp(`port ${port} \\(Kafka\\) is taken by process ${process.pid} `)),
      hint: expect.stringContaining("--kafka-port"),
    });
    expect(events).toEqual([]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test("a start that is broken off leaves nothing running", async () => {
  const reason = new Error("broken off");
  const interrupt = new AbortController();
  const onEvent = (event: StackEvent): void => {
    if (event.kind !== "starting") return;
    seen.add(event.pid);
    interrupt.abort(reason);
  };
  await expect(startStack({ dataDir, ports: "free", services, onEvent, signal: interrupt.signal })).rejects.toBe(
    reason,
  );
  expect((await stackStatus(dataDir)).processes.map((p) => p.state)).toEqual(["stopped", "stopped", "stopped"]);
});

test("damaged Kafka storage is named together with the way out, which works", async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, "stack", "kafka", "meta.properties"), "version=1\nnode.id=7\n");
  await expect(start()).rejects.toMatchObject({
    code: "SLUICE_STACK_CORRUPT",
    hint: expect.stringContaining("down --wipe"),
  });
  await stopStack(dataDir, { wipe: true });
  expect(existsSync(join(dataDir, "stack", "kafka"))).toBe(false);
  const { addresses } = await start();
  expect((await http("the registry", `${addresses.registryUrl}/subjects`)).json).toEqual([]);
});

test("an engine that cannot start is shown with its last words and its log", async () => {
  const { ports, stop } = await start();
  await stop();
  const blocker = createServer((socket) => socket.destroy());
  const config = { ...ports };
  // Taken between the check and the start: Kafka itself finds it taken.
  const onEvent = (event: StackEvent): void => {
    if (event.kind === "starting" && event.name === "kafka") blocker.listen(config.kafka, "127.0.0.1");
  };
  try {
    await expect(startStack({ dataDir, ports: config, services: ["kafka"], onEvent })).rejects.toMatchObject({
      code: "SLUICE_STACK_START",
      message: expect.stringContaining("kafka ended while it started: exit code 1"),
      hint: expect.stringMatching(/kafka\.log[\s\S]*Address already in use/),
    });
  } finally {
    await new Promise((resolve) => blocker.close(resolve));
  }
});

test("a data folder that cannot be made is said at once", async () => {
  const file = join(dataDir, "a-file");
  writeFileSync(file, "");
  await expect(startStack({ dataDir: join(file, "data"), ports: "free", services })).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: expect.stringContaining("a-file"),
    hint: expect.stringContaining("SLUICE_DATA_DIR"),
  });
});
