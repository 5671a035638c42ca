import { isAlive, residentBytes, SluiceError } from "#core";
import type { Engine } from "./engine.ts";
import { type ProcessRecord, readRecord, removeRecord, type StackRecord, writeRecord } from "./records.ts";
import { send, terminateAll } from "./terminate.ts";
import type { ProcessInfo, ServiceName, ServiceSpec, Stack, StackAddresses, StackPorts } from "./types.ts";

/** What a handle is made of: engines that this process started, or the record of engines that were running before. */
export interface OpenStack {
  readonly dataDir: string;
  readonly addresses: StackAddresses;
  readonly ports: StackPorts;
  readonly engines?: readonly Engine[];
  readonly helpers?: readonly ProcessRecord[];
  readonly attached?: boolean;
  readonly record?: StackRecord;
  readonly specs?: readonly ServiceSpec[];
}

/** The handle that `startStack` gives out. */
export function openStack(open: OpenStack): Stack {
  return open.engines ? ownStack(open, open.engines) : foreignStack(open);
}

function ownStack(open: OpenStack, engines: readonly Engine[]): Stack {
  const { dataDir, addresses, ports, attached = true, helpers = [] } = open;
  // Whatever ends this process, the engines are told: what an unclean end leaves is found by the next start.
  const onExit = (): void => {
    for (const { running } of engines) if (running) send(running, "SIGTERM");
    for (const helper of helpers) send(helper, "SIGTERM");
  };
  if (attached) process.once("exit", onExit);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([
      terminateAll(helpers),
      ...engines.filter(({ spec }) => spec.name === "flink").map((engine) => engine.stop()),
    ]);
    await Promise.all(engines.map((engine) => engine.stop()));
    process.removeListener("exit", onExit);
    removeRecord(dataDir);
  };
  return {
    addresses,
    ports,
    reused: false,
    stop() {
      stopped ??= stop();
      return stopped;
    },
    processes: async () => engines.map(infoOfEngine),
    async restart(name) {
      const engine = engines.find(({ spec }) => spec.name === name);
      if (!engine) throw notPart(name);
      await engine.stop();
      await engine.start();
    },
    onExit(listener) {
      const removes = engines.map((engine) => {
        const one = (how: string): void => listener(engine.spec.name, how);
        engine.exitListeners.add(one);
        return () => engine.exitListeners.delete(one);
      });
      return () => {
        for (const remove of removes) remove();
      };
    },
  };
}

function foreignStack(open: OpenStack): Stack {
  const { dataDir, addresses, ports, specs = [] } = open;
  return {
    addresses,
    ports,
    reused: true,
    stop: async () => undefined,
    processes: async () => specs.map((spec) => infoOfRecord(spec, readRecord(dataDir) ?? open.record)),
    restart: async (name) => {
      throw new SluiceError("SLUICE_STACK_START", `${name} belongs to another run: it is not restarted from here`, {
        hint: "stop the stack with `npm run stack -- down` first",
      });
    },
    onExit: () => () => undefined,
  };
}

/** Stops whatever runs for this folder; true when something did. */
export async function stopRecorded(dataDir: string, stopped?: (record: ProcessRecord) => void): Promise<boolean> {
  const record = readRecord(dataDir);
  if (record === undefined) return false;
  const living = record.processes.filter(isAlive);
  // Read by the supervisor when it sees its engines end. On a full disk it finds no record, which means the same.
  try {
    writeRecord(dataDir, { ...record, stopping: true });
  } catch {
    removeRecord(dataDir);
  }
  await terminateAll(living, stopped);
  removeRecord(dataDir);
  return living.length > 0;
}

function infoOfEngine({ spec, state, running, restarts }: Engine): ProcessInfo {
  return {
    name: spec.name,
    state,
    pid: running?.pid,
    rss: running && residentBytes(running.pid),
    address: spec.address,
    log: spec.log,
    since: running?.since,
    restarts,
  };
}

/** What a record says about one engine now. */
export function infoOfRecord(
  spec: Pick<ServiceSpec, "name" | "address" | "log">,
  record: StackRecord | undefined,
): ProcessInfo {
  const process = record?.processes.find(({ name }) => name === spec.name);
  const living = process !== undefined && isAlive(process) ? process : undefined;
  return {
    name: spec.name,
    state: living ? "running" : "stopped",
    pid: living?.pid,
    rss: living && residentBytes(living.pid),
    address: spec.address,
    log: spec.log,
    since: living?.since,
    restarts: 0,
  };
}

function notPart(name: ServiceName): SluiceError {
  return new SluiceError("SLUICE_ARGUMENT", `this stack has no ${name}`);
}
