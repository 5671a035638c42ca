import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "#codegen";
import { type LedgerHead, type LedgerView, openLedgerView } from "#generator";
import type { PaymentEvent } from "./payment-events.ts";

/** An event that the broker took, and where. */
export interface SentEvent {
  readonly event: PaymentEvent;
  readonly offset: bigint;
  readonly value: Buffer;
}

/** What was sent, told as the ledger of a generator: by it the queries of the SQL cases give the rows that must be. */
export interface PaymentLedger {
  add(sent: readonly SentEvent[]): void;
  open(): Promise<LedgerView>;
}

/** Columns with the names that the cases know, which no pull request changes. */
const COLUMNS: Readonly<Record<string, readonly [type: string, cell: (sent: SentEvent) => unknown]>> = {
  i: ["BIGINT", ({ event }) => event.index],
  fate: ["VARCHAR", ({ event }) => event.fate],
  reason: ["VARCHAR", ({ event }) => (event.broken ? "rule" : "")],
  detail: ["VARCHAR", ({ event }) => event.broken?.rule ?? ""],
  record_time: ["BIGINT", ({ event }) => event.arrived],
  event_time: ["BIGINT", ({ event }) => event.at],
  row_time: ["BIGINT", ({ event }) => event.at],
  event_id: ["VARCHAR", ({ event }) => event.eventId],
  order_id: ["VARCHAR", ({ event }) => event.orderId],
  kind: ["VARCHAR", ({ event }) => event.kind],
  payment_method: ["VARCHAR", ({ event }) => event.method],
  status: ["VARCHAR", ({ event }) => event.status],
  error_code: ["VARCHAR", ({ event }) => event.errorCode ?? ""],
  currency: ["VARCHAR", ({ event }) => event.currency],
  amount_minor: ["BIGINT", ({ event }) => event.amount],
  latency_ms: ["INTEGER", ({ event }) => event.latency],
  customer_id: ["VARCHAR", ({ event }) => event.customerId],
  country: ["VARCHAR", ({ event }) => event.country],
  refund_of: ["VARCHAR", ({ event }) => event.refundOf ?? ""],
  raw: ["VARCHAR", ({ event, value }) => (event.fate === "ok" ? "" : value.toString("hex"))],
  partition: ["INTEGER", ({ event }) => event.partition],
  offset: ["BIGINT", ({ offset }) => offset],
};

/** Keeps the ledger in a folder that is there and empty. */
export function openPaymentLedger(
  folder: string,
  { name, topic, partitions, lateness, tolerance, skew }: Log,
): PaymentLedger {
  const columns = Object.entries(COLUMNS).map(([column, [type]]) => ({ name: column, type }));
  const head: LedgerHead = {
    ...{ log: name, topic, partitions, lateness, tolerance, skew, columns },
    ...{ unknown: 0, dropped: 0, completeFrom: null, open: false, usedUntil: null, interrupted: 0 },
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(head));
  const file = join(folder, "ledger-000001.csv");
  writeFileSync(file, `${Object.keys(COLUMNS).join(",")}\n`);
  return {
    add(sent) {
      const lines = sent.map(
        (each) =>
          `${Object.values(COLUMNS)
            .map(([, cell]) => String(cell(each)))
            .join(",")}\n`,
      );
      appendFileSync(file, lines.join(""));
    },
    open: () => openLedgerView(folder),
  };
}
