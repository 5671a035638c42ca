import type { DeploymentRecord } from "../flink/settle.ts";
import { readsTopic } from "./deployment.ts";

/**
 * The records that must be switched together with one of them: what reads what, in both directions. A record stands
 * behind those that it reads.
 */
export function linked(start: DeploymentRecord, all: readonly DeploymentRecord[]): readonly DeploymentRecord[] {
  const group = new Set([start]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const one of all) {
      if (group.has(one) || ![...group].some((other) => feeds(one, other) || feeds(other, one))) continue;
      group.add(one);
      grown = true;
    }
  }
  const sorted: DeploymentRecord[] = [];
  const visit = (record: DeploymentRecord): void => {
    if (sorted.includes(record)) return;
    for (const other of group) if (other !== record && feeds(other, record)) visit(other);
    sorted.push(record);
  };
  for (const record of [...group].sort((a, b) => (a.output < b.output ? -1 : 1))) visit(record);
  return sorted;
}

/** True when `reader` reads the topic of `writer`. */
export function feeds(writer: DeploymentRecord, reader: DeploymentRecord): boolean {
  return writer.topic !== undefined && readsTopic(reader, writer.topic);
}
