import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "#codegen";
import { type LedgerView, openLedgerView } from "../expected.ts";
import { openLedger } from "../ledger.ts";
import { LEADING, type Source, TRAILING } from "../source.ts";

/** Asks the ledger that a run of so many events would leave behind. */
export async function withLedger<T>(
  source: Source,
  log: Log,
  events: number,
  read: (view: LedgerView) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "sluice-ledger-"));
  try {
    const { name, topic, partitions, lateness, tolerance, skew } = log;
    const columns = [...LEADING, ...source.columns.map((c) => ({ name: c.name, type: c.type })), ...TRAILING];
    const head = { log: name, topic, partitions, lateness, tolerance, skew, columns };
    const ledger = openLedger({ dir, limit: Number.POSITIVE_INFINITY, head });
    const offsets = Array.from({ length: partitions }, () => 0);
    for (let i = 0; i < events; i++) {
      const { row, partition, timestamp } = source.record(i);
      const offset = offsets[partition] as number;
      offsets[partition] = offset + 1;
      ledger.write(`${row},${partition},${offset}`, timestamp);
      ledger.spill();
    }
    ledger.close();
    const view = await openLedgerView(dir);
    try {
      return await read(view);
    } finally {
      view.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
