import { join } from "node:path";
import { duration, http, isAlive, renderTable } from "#core";
import { kafkaServes } from "./kafka-probe.ts";
import { addressesOf } from "./ports.ts";
import { readRecord } from "./records.ts";
import { infoOfRecord } from "./running-stack.ts";
import { type ProcessInfo, SERVICES, type ServiceName, type StackAddresses, type StackPorts } from "./types.ts";

/** The stack of a folder as it is now. */
export interface StackStatus {
  /** True when every engine that was started is alive and serves. */
  readonly healthy: boolean;
  readonly addresses: StackAddresses | undefined;
  /** The pid that supervises the engines; `undefined` when they run on their own. */
  readonly supervisor: number | undefined;
  readonly processes: readonly ProcessInfo[];
}

/** Reads the record of a folder and asks each engine that is alive whether it serves. Never fails because none runs. */
export async function stackStatus(dataDir: string): Promise<StackStatus> {
  const record = readRecord(dataDir);
  const addresses = record && addressesOf(record.ports);
  const processes = await Promise.all(
    SERVICES.map(async (name): Promise<ProcessInfo> => {
      const address = addresses === undefined ? "-" : addressOf(name, addresses);
      const info = infoOfRecord({ name, address, log: join(dataDir, "logs", `${name}.log`) }, record);
      if (info.state !== "running" || record === undefined) return info;
      const serves = await probe(name, record.ports).catch(() => false);
      return serves ? info : { ...info, state: "starting" };
    }),
  );
  const started = processes.filter(({ name }) => record?.processes.some((p) => p.name === name));
  return {
    healthy: started.length > 0 && started.every(({ state }) => state === "running"),
    addresses,
    supervisor: record?.owner !== undefined && isAlive(record.owner) ? record.owner.pid : undefined,
    processes,
  };
}

/** The status as a table for the terminal. */
export function renderStatus(status: StackStatus, now: number): string {
  const rows = status.processes.map(({ name, state, pid, address, rss, since }) => [
    name,
    state === "starting" ? "not ready" : state,
    pid === undefined ? "-" : String(pid),
    state === "stopped" ? "-" : address,
    rss === undefined ? "-" : `${Math.round(rss / 1024 / 1024)} MB`,
    since === undefined ? "-" : duration(now - since),
  ]);
  return renderTable([["name", "state", "pid", "address", "resident", "up"], ...rows], [2, 4]);
}

function addressOf(name: ServiceName, addresses: StackAddresses): string {
  if (name === "kafka") return addresses.kafka;
  return name === "registry" ? addresses.registryUrl : `${addresses.flinkUrl}, gateway ${addresses.gatewayUrl}`;
}

async function probe(name: ServiceName, ports: StackPorts): Promise<boolean> {
  if (name === "kafka") return kafkaServes("127.0.0.1", ports.kafka);
  const path = name === "registry" ? `${ports.registry}/health/ready` : `${ports.flink}/overview`;
  return (await http(name, `http://127.0.0.1:${path}`, { timeout: 2000 })).status === 200;
}
