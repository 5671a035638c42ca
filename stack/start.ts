import { isAlive, SluiceError } from "#core";
import { spawnArchiver } from "./archive.ts";
import { Engine } from "./engine.ts";
import { type EngineFiles, engineFiles, missing } from "./engine-files.ts";
import { type FlinkOptions, flinkSpec } from "./flink.ts";
import { findJava } from "./java.ts";
import { kafkaSpec } from "./kafka.ts";
import { addressesOf, checkPorts, freePorts } from "./ports.ts";
import {
  livingOf,
  type ProcessRecord,
  readRecord,
  removeRecord,
  type StackRecord,
  self,
  writeRecord,
} from "./records.ts";
import { registrySpec } from "./registry.ts";
import { type OpenStack, openStack } from "./running-stack.ts";
import { lockStack } from "./start-lock.ts";
import { terminateAll } from "./terminate.ts";
import {
  SERVICES,
  type ServiceName,
  type ServiceSpec,
  type Stack,
  type StackOptions,
  type StackPorts,
} from "./types.ts";

const DEADLINE = 120_000;
/** More deaths than this in ten minutes have a cause that another start does not mend. */
const RESTARTS = 5;

/**
 * Starts the engines of a folder and resolves when all are healthy. Engines of this folder that run already and are
 * healthy are reused; those left behind by a killed run are stopped first. When it fails, nothing stays running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const java = findJava();
  const files = engineFiles(options.dataDir, java.version);
  const release = await lockStack(options.dataDir, options.signal);
  try {
    const services = SERVICES.filter((name) => (options.services ?? SERVICES).includes(name));
    const specs = (ports: StackPorts): ServiceSpec[] => specsOf(services, files, ports, java.file, options);
    const reused = await reuse(options, services, specs);
    if (reused) return reused;
    checkInstalled(files, services);
    const ports = options.ports === "free" ? await freePorts() : options.ports;
    await checkPorts(ports, services);
    return await launch(options, specs(ports), ports, files, java.file);
  } finally {
    release();
  }
}

/** How each service of a stack on these ports is run. */
export function specsOf(
  services: readonly ServiceName[],
  files: EngineFiles,
  ports: StackPorts,
  java: string,
  options: FlinkOptions = {},
): ServiceSpec[] {
  const make = {
    kafka: () => kafkaSpec(files, ports, java),
    registry: () => registrySpec(files, ports),
    flink: () => flinkSpec(files, ports, options),
  };
  return services.map((name) => make[name]());
}

function checkInstalled(files: EngineFiles, services: readonly ServiceName[]): void {
  if (services.includes("kafka") && files.kafkaJars.length === 0) throw missing(`Kafka ${files.kafkaVersion}`);
  if (services.includes("registry") && !files.hasRegistry())
    throw missing(`Apicurio Registry ${files.registryVersion}`);
  if (services.includes("flink") && files.flinkJars.length === 0) throw missing(`Flink ${files.flinkVersion}`);
}

async function reuse(
  options: StackOptions,
  services: readonly ServiceName[],
  specs: (ports: StackPorts) => ServiceSpec[],
): Promise<Stack | undefined> {
  const record = readRecord(options.dataDir);
  if (record === undefined) return undefined;
  const living = livingOf(record);
  const orphaned = record.owner !== undefined && !isAlive(record.owner);
  const complete = services.every((name) => living.some((process) => process.name === name));
  if (!orphaned && !record.stopping && complete && living.length > 0) {
    checkSamePorts(options, record, services);
    const known = specs(record.ports);
    const healthy = await Promise.all(known.map((spec) => spec.isReady().catch(() => false)));
    if (healthy.every(Boolean)) {
      options.onEvent?.({ kind: "reused", pids: living.map((p) => p.pid) });
      return openStack({ ...handleOf(options, record.ports), record, specs: known });
    }
  }
  if (record.owner !== undefined && !orphaned && record.owner.pid !== process.pid && living.length > 0) {
    throw new SluiceError(
      "SLUICE_STACK_START",
      `process ${record.owner.pid} is running the stack of ${options.dataDir}`,
      {
        hint: "let it finish or stop it; or give this run another folder with SLUICE_DATA_DIR and other ports",
      },
    );
  }
  await terminateAll(living, (p) => options.onEvent?.({ kind: "orphan-stopped", name: p.name, pid: p.pid }));
  removeRecord(options.dataDir);
  return undefined;
}

function checkSamePorts(options: StackOptions, record: StackRecord, services: readonly ServiceName[]): void {
  if (options.ports === "free") return;
  const [running, wanted] = [addressesOf(record.ports), addressesOf(options.ports)];
  const names = { kafka: ["kafka"], registry: ["registryUrl"], flink: ["flinkUrl", "gatewayUrl"] } as const;
  for (const name of services.flatMap((service) => [...names[service]])) {
    if (running[name] === wanted[name]) continue;
    throw new SluiceError(
      "SLUICE_STACK_START",
      `the stack of ${options.dataDir} runs on other ports: ${running[name]}, not ${wanted[name]}`,
      {
        hint: "stop it with `npm run stack -- down`, or ask for the ports it has",
      },
    );
  }
}

function handleOf(options: StackOptions, ports: StackPorts): Pick<OpenStack, "addresses" | "ports" | "dataDir"> {
  return { addresses: addressesOf(ports), ports, dataDir: options.dataDir };
}

async function launch(
  options: StackOptions,
  specs: readonly ServiceSpec[],
  ports: StackPorts,
  files: EngineFiles,
  java: string,
): Promise<Stack> {
  const { dataDir, signal } = options;
  const attached = options.attached ?? true;
  const emit = options.onEvent ?? ((): void => undefined);
  const engines: Engine[] = [];
  const helpers: ProcessRecord[] = [];
  const owner = attached ? { owner: self() } : {};
  // `down` marks and then removes the record, and another start writes its own: in each case this run has lost the stack.
  const isOurs = (): boolean => {
    const record = readRecord(dataDir);
    return (
      record?.stopping === false && (!attached || (record.owner !== undefined && record.owner.pid === process.pid))
    );
  };
  const changed = (): void => {
    if (!isOurs()) return;
    const processes = engines.flatMap(({ spec, running }) =>
      running ? [{ name: spec.name, pid: running.pid, start: running.start, since: running.since }] : [],
    );
    writeRecord(dataDir, { version: 1, ...owner, stopping: false, ports, processes: [...processes, ...helpers] });
  };
  const supervised = (): boolean => attached && isOurs();
  const deadline = options.deadline ?? DEADLINE;
  const restarts = options.restarts ?? RESTARTS;
  for (const spec of specs) {
    engines.push(
      new Engine(spec, {
        java,
        separator: files.separator,
        cwd: files.stackDir,
        deadline,
        restarts,
        emit,
        changed,
        supervised,
      }),
    );
  }
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  writeRecord(dataDir, { version: 1, ...owner, stopping: false, ports, processes: [] });
  const starts = engines.map((engine) =>
    engine.start(either).catch((error: unknown) => {
      // The first fault is the one to show; the others only follow from it.
      failed.abort(error);
      throw error;
    }),
  );
  const results = await Promise.allSettled(starts);
  if (results.some((result) => result.status === "rejected")) {
    await stopEngines(engines);
    removeRecord(dataDir);
    signal?.throwIfAborted();
    throw failed.signal.reason;
  }
  const helper = spawnArchiver(specs, java, files.separator);
  if (helper) helpers.push(helper);
  try {
    changed();
  } catch (error) {
    await Promise.all([terminateAll(helpers), stopEngines(engines)]);
    removeRecord(dataDir);
    throw error;
  }
  if (!attached) for (const { running } of engines) running?.process.unref();
  return openStack({ ...handleOf(options, ports), engines, helpers, attached });
}

async function stopEngines(engines: readonly Engine[]): Promise<void> {
  await Promise.all(engines.filter(({ spec }) => spec.name === "flink").map((engine) => engine.stop()));
  await Promise.all(engines.map((engine) => engine.stop()));
}
