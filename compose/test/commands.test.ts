import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "#core";
import { freePorts } from "#stack";
import { findEngine } from "../container-engine.ts";
import { stopContainers } from "../down.ts";
import { type ComposeProject, composeAddresses, composeProject, prepareFolders } from "../project.ts";
import { parseStates, renderStates, troubles } from "../service-state.ts";
import { startContainers } from "../up.ts";
import { VARIABLES } from "./loaded.ts";

let folder: string;
let project: ComposeProject;
let env: NodeJS.ProcessEnv;
let servers: Server[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-compose-"));
  const ports = await freePorts();
  env = {
    // Only what is put there: neither Docker nor Podman of this machine.
    PATH: [join(folder, "bin")].join(delimiter),
    FAKE_ENGINE: join(folder, "answers"),
    SLUICE_KAFKA_PORT: String(ports.kafka),
    SLUICE_REGISTRY_PORT: String(ports.registry),
    SLUICE_FLINK_PORT: String(ports.flink),
    SLUICE_GATEWAY_PORT: String(ports.gateway),
  };
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "answers"));
  project = composeProject({ dataDir: join(folder, "run"), files: join(folder, "files") }, env);
});

afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

const posix = test.skipIf(process.platform === "win32");

test("without a container engine it says what is missing, and what there is without one", async () => {
  await expect(findEngine(project, env)).rejects.toMatchObject({
    code: "SLUICE_STACK_START",
    message: "no container engine can be used: docker is not installed; podman is not installed",
    hint: expect.stringContaining("npm run stack -- up"),
  });
});

posix("an engine that is installed and does not run is told in its own words", async () => {
  install("docker");
  answer("info", { code: 1, err: "Client: 28\nCannot connect to the Docker daemon.\n" });
  await expect(findEngine(project, env)).rejects.toMatchObject({
    message: expect.stringContaining(
      "docker is installed, but its engine does not run (Cannot connect to the Docker daemon.)",
    ),
  });
});

posix("Docker without its compose plugin is told, and Podman is used where it has one", async () => {
  install("docker");
  answer("compose-version", { code: 1, err: "docker: unknown command: docker compose\n" });
  await expect(findEngine(project, env)).rejects.toMatchObject({
    message: expect.stringContaining("docker has no compose"),
  });
  rmSync(join(folder, "answers", "compose-version"));
  rmSync(join(folder, "bin", "docker"));
  install("podman");
  expect((await findEngine(project, env)).name).toBe("podman");
});

posix("up makes the folders, downloads, starts, and waits until all is healthy", async () => {
  install("docker");
  answer("compose-ps", { out: healthy() });
  const said: string[] = [];
  await startContainers(await findEngine(project, env), project, { deadline: 20_000, say: (line) => said.push(line) });
  const asked = questions();
  expect(asked.map(({ words }) => words)).toEqual([
    "compose version",
    "info",
    "compose ps --all --format json",
    "compose up --no-start",
    "compose up --detach",
    "compose ps --all --format json",
  ]);
  // What the shell has under these names does not count.
  expect(asked.at(-1)?.variables).toEqual({
    KAFKA_PORT: env["SLUICE_KAFKA_PORT"],
    CP_VERSION: VARIABLES["CP_VERSION"],
    STATE_DIR: project.stateDir,
  });
  expect(said).toHaveLength(2);
  expect(readdirSync(project.stateDir).sort()).toEqual(["control-center", "flink"]);
});

posix("a service that does not get healthy is named with its last lines, before those that wait for it", async () => {
  install("docker");
  const states = containers().map((state) => {
    if (state.Service === "kafka") return { ...state, Health: "unhealthy" };
    return state.Service === "schema-registry" ? { ...state, State: "created", Health: "" } : state;
  });
  answer("compose-ps", { out: states.map((state) => JSON.stringify(state)).join("\n") });
  answer("compose-up---detach", { code: 1, err: "dependency failed to start\n" });
  answer("compose-logs", { out: "kafka-1 | No space left on device\n" });
  const started = startContainers(await findEngine(project, env), project, { deadline: 20_000, say: () => undefined });
  await expect(started).rejects.toMatchObject({
    code: "SLUICE_STACK_START",
    message: "not healthy: kafka (unhealthy), schema-registry (created)",
    hint: expect.stringMatching(/^last lines of kafka:\nkafka-1 \| No space left on device\n.*compose -- down/),
  });
  expect(questions().at(-1)?.words).toBe("compose logs --no-color --tail 12 kafka");
});

posix("what is still starting when the time is up is told as late", async () => {
  install("docker");
  answer("compose-ps", { out: healthy().replace('"Health":"healthy"', '"Health":"starting"') });
  const started = startContainers(await findEngine(project, env), project, { deadline: 1500, say: () => undefined });
  await expect(started).rejects.toMatchObject({
    message: expect.stringMatching(/^not healthy within 1\.5 s: kafka \(starting\)/),
  });
});

posix("a port in use is told before anything is started", async () => {
  install("docker");
  const server = createServer();
  servers.push(server);
  await new Promise<void>((done) => server.listen(Number(env["SLUICE_REGISTRY_PORT"]), "127.0.0.1", done));
  const started = startContainers(await findEngine(project, env), project, { deadline: 1000, say: () => undefined });
  await expect(started).rejects.toMatchObject({
    code: "SLUICE_PORT_TAKEN",
    message: `port ${env["SLUICE_REGISTRY_PORT"]} of 127.0.0.1, which schema-registry needs, is in use`,
  });
  expect(questions().filter(({ words }) => words.startsWith("compose up"))).toEqual([]);
});

posix("down keeps the data, down with volumes removes it", async () => {
  install("docker");
  prepareFolders(project);
  const engine = await findEngine(project, env);
  await stopContainers(engine, project, false);
  expect(questions().at(-1)?.words).toBe("compose down --remove-orphans");
  expect(existsSync(project.stateDir)).toBe(true);
  await stopContainers(engine, project, true);
  expect(questions().at(-1)?.words).toBe("compose down --remove-orphans --volumes");
  expect(existsSync(project.stateDir)).toBe(false);
  expect(existsSync(project.filesDir)).toBe(true);
});

test("rules that somebody made in Control Center outlive the next start", () => {
  prepareFolders(project);
  const rules = join(project.stateDir, "control-center", "trigger_rules-generated.yml");
  expect(readFileSync(rules, "utf8")).toBe(
    readFileSync(join(ROOT, "compose/control-center/trigger_rules-generated.yml"), "utf8"),
  );
  writeFileSync(rules, "changed");
  prepareFolders(project);
  expect(readFileSync(rules, "utf8")).toBe("changed");
});

test("a mounted file that is not there is named", () => {
  const [first, ...rest] = project.services;
  const gone = { ...project, services: [{ ...first!, sources: ["/nowhere/format.jar"] }, ...rest] };
  expect(() => prepareFolders(gone)).toThrow("/nowhere/format.jar");
});

test.each([
  ["a folder with white space", { dataDir: "/a b", files: "/f" }, {}, "/a b"],
  ["files on S3", { dataDir: "/a", files: "s3://bucket" }, {}, "not to S3"],
  ["a port that is none", { dataDir: "/a", files: "/f" }, { SLUICE_KAFKA_PORT: "0" }, "SLUICE_KAFKA_PORT"],
])("%s is refused", (_, config, variables, said) => {
  expect(() => composeProject(config, variables)).toThrow(said);
});

test("a moved port is published, advertised and told", () => {
  const moved = composeProject({ dataDir: "/a", files: "/f" }, { SLUICE_KAFKA_PORT: "19099" });
  expect(moved.services.find(({ name }) => name === "kafka")?.ports).toEqual(["127.0.0.1:19099:9092"]);
  expect(composeAddresses(moved.variables)).toMatchObject({
    kafka: "127.0.0.1:19099",
    engine: { kafka: "kafka:29092" },
  });
});

test("reads the states of Docker, line by line or as one array, and those of Podman", () => {
  const docker = { Service: "kafka", State: "running", Health: "healthy", ExitCode: 0 };
  const expected = { service: "kafka", state: "running", health: "healthy", exitCode: 0 };
  const podman = {
    Labels: { "com.docker.compose.service": "kafka" },
    State: "Running",
    Status: "Up 2 minutes (healthy)",
    ExitCode: 0,
  };
  expect(parseStates(`${JSON.stringify(docker)}\n${JSON.stringify(docker)}\n`)).toEqual([expected, expected]);
  expect(parseStates(JSON.stringify([docker]))).toEqual([expected]);
  expect(parseStates(JSON.stringify([podman]))).toEqual([expected]);
  expect(parseStates("\n")).toEqual([]);
});

test("one of two task managers that has ended is a trouble, and the table says so", () => {
  const states = parseStates(
    `[${containers()
      .map((state) => JSON.stringify(state))
      .join(",")}]`,
  );
  const ended = { service: "taskmanager", state: "exited", health: "", exitCode: 137 };
  expect(troubles(project, states)).toEqual(new Map());
  expect([...troubles(project, [...states, ended])]).toEqual([["taskmanager", "exited with code 137"]]);
  const table = renderStates(project, [...states, ended]);
  expect(table).toMatch(/taskmanager +exited with code 137/);
  expect(table).toContain(`127.0.0.1:${env["SLUICE_KAFKA_PORT"]}`);
  expect(table).not.toContain("ksqldb-cli");
});

interface Question {
  readonly words: string;
  readonly variables: unknown;
}

function questions(): Question[] {
  const lines = readFileSync(join(folder, "answers", "asked"), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => {
    const [words = "", variables = ""] = line.split("\t");
    return { words, variables: JSON.parse(variables) as unknown };
  });
}

/** Puts a program of this name where the engine is looked for. */
function install(name: string): void {
  const file = join(folder, "bin", name);
  const fake = join(ROOT, "compose", "test", "fake-engine.mjs");
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${fake}' "$@"\n`);
  chmodSync(file, 0o755);
}

function answer(words: string, reply: { code?: number; out?: string; err?: string }): void {
  writeFileSync(join(folder, "answers", words), JSON.stringify(reply));
}

function containers(): { Service: string; State: string; Health: string; ExitCode: number }[] {
  return project.services
    .filter(({ onDemand }) => !onDemand)
    .map(({ name }) => ({ Service: name, State: "running", Health: "healthy", ExitCode: 0 }));
}

function healthy(): string {
  return containers()
    .map((state) => JSON.stringify(state))
    .join("\n");
}
