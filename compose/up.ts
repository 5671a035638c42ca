import { createServer } from "node:net";
import { duration, SluiceError, waitFor } from "#core";
import type { ContainerEngine } from "./container-engine.ts";
import { type ComposeProject, prepareFolders } from "./project.ts";
import { type ContainerState, readStates, troubles } from "./service-state.ts";

/** Log lines of a service that did not get healthy. */
const LAST_LINES = 12;

export interface UpOptions {
  /** Milliseconds from the first start to healthy; what has to be downloaded before does not count. */
  readonly deadline: number;
  readonly say: (line: string) => void;
}

/** Starts all services in the order of their health and returns when every one is healthy. Run again: only what is missing. */
export async function startContainers(
  engine: ContainerEngine,
  project: ComposeProject,
  options: UpOptions,
): Promise<void> {
  prepareFolders(project);
  const before = await readStates(engine);
  await checkPorts(project, before);
  options.say("images: downloading what is missing");
  if ((await engine.run(["up", "--no-start"])) !== 0) {
    throw new SluiceError("SLUICE_STACK_START", "the containers could not be created: see the lines above", {
      hint: "an image that cannot be fetched is a matter of network and registry; versions are in compose/versions.env",
    });
  }
  options.say("containers: starting, each when those it needs are healthy");
  const stop = new AbortController();
  const up = engine.run(["up", "--detach"], { signal: stop.signal });
  const timer = setTimeout(() => stop.abort(), options.deadline);
  const began = performance.now();
  const code = await up.finally(() => clearTimeout(timer));
  // The command is done when dependencies are healthy; those on which nothing depends may need longer.
  const left = Math.max(0, options.deadline - (performance.now() - began));
  const bad = code === 0 ? await waitHealthy(engine, project, left) : troubles(project, await readStates(engine));
  if (bad.size === 0 && code === 0) return;
  const late = performance.now() - began >= options.deadline;
  throw await notHealthy(engine, bad, late ? ` within ${duration(options.deadline)}` : "");
}

async function waitHealthy(
  engine: ContainerEngine,
  project: ComposeProject,
  deadline: number,
): Promise<ReadonlyMap<string, string>> {
  let bad: ReadonlyMap<string, string> = new Map();
  const look = async (): Promise<boolean> => {
    bad = troubles(project, await readStates(engine));
    // What has ended does not get healthy by waiting.
    return bad.size === 0 || [...bad.values()].some((text) => text.startsWith("exited") || text === "unhealthy");
  };
  await waitFor("the containers to be healthy", look, { deadline, interval: 500, maxInterval: 2000 }).catch((error) => {
    if (bad.size === 0) throw error;
  });
  return bad;
}

async function notHealthy(
  engine: ContainerEngine,
  bad: ReadonlyMap<string, string>,
  within: string,
): Promise<SluiceError> {
  // The cause first: what has not even been tried waits for it.
  const order = (text: string): number => ["not created", "created"].indexOf(text);
  const sorted = [...bad].sort(([, a], [, b]) => order(a) - order(b));
  const list = sorted.map(([name, text]) => `${name} (${text})`).join(", ");
  const logs = await Promise.all(
    sorted
      .filter(([, text]) => order(text) < 0)
      .map(async ([name]) => {
        const text = await engine
          .read(["logs", "--no-color", "--tail", String(LAST_LINES), name])
          .catch((error: Error) => error.message);
        return `last lines of ${name}:\n${text.trimEnd()}`;
      }),
  );
  return new SluiceError(
    "SLUICE_STACK_START",
    `not healthy${within}: ${list || "the start failed, see the lines above"}`,
    {
      hint: [...logs, "what runs is left running: `npm run compose -- status`, `npm run compose -- down`"].join("\n"),
    },
  );
}

/** A port in use is told before anything is started; of services that run already the ports are theirs. */
async function checkPorts(project: ComposeProject, states: readonly ContainerState[]): Promise<void> {
  const running = new Set(states.filter(({ state }) => state === "running").map(({ service }) => service));
  for (const { name, ports } of project.services.filter((service) => !running.has(service.name))) {
    for (const text of ports) {
      const port = Number(text.split(":").at(-2));
      if (await isFree(port)) continue;
      throw new SluiceError("SLUICE_PORT_TAKEN", `port ${port} of 127.0.0.1, which ${name} needs, is in use`, {
        hint: "is the local stack up? `npm run stack -- down` stops it; SLUICE_KAFKA_PORT, SLUICE_REGISTRY_PORT, SLUICE_FLINK_PORT and SLUICE_GATEWAY_PORT choose others",
      });
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
