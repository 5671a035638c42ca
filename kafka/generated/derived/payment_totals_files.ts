// Made from schemas/derived/payment_totals_files.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface PaymentTotalsFiles {
  windowStart: Date;
  windowEnd: Date;
  kind: string;
  currency: string;
  paymentMethod: string;
  events: bigint;
  failed: bigint;
  amountMinor: bigint;
  avgLatencyMs: number;
  p95LatencyMs?: number | undefined;
  dt: string;
}

/** The files of the output `payment_totals_files`, from `schemas/derived/payment_totals_files.proto`. */
export const PaymentTotalsFiles: FilesType<PaymentTotalsFiles> = {
  output: "payment_totals_files",
  pipeline: "payment",
  format: "csv",
  folder: "aggregated_logs",
  partitionBy: ["dt"],
  columns: [
    { name: "window_start", property: "windowStart", type: "timestamp", optional: false },
    { name: "window_end", property: "windowEnd", type: "timestamp", optional: false },
    { name: "kind", property: "kind", type: "string", optional: false },
    { name: "currency", property: "currency", type: "string", optional: false },
    { name: "payment_method", property: "paymentMethod", type: "string", optional: false },
    { name: "events", property: "events", type: "int64", optional: false },
    { name: "failed", property: "failed", type: "int64", optional: false },
    { name: "amount_minor", property: "amountMinor", type: "int64", optional: false },
    { name: "avg_latency_ms", property: "avgLatencyMs", type: "double", optional: false },
    { name: "p95_latency_ms", property: "p95LatencyMs", type: "double", optional: true },
    { name: "dt", property: "dt", type: "string", optional: false },
  ],
};
