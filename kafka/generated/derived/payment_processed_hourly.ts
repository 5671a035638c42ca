// Made from schemas/derived/payment_processed_hourly.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface PaymentProcessedHourly {
  sourceTopic: string;
  sourcePartition: number;
  sourceOffset: bigint;
  recordTime: Date;
  eventId: string;
  orderId: string;
  kind: string;
  paymentMethod: string;
  status: string;
  errorCode?: string | undefined;
  currency: string;
  amountMinor: bigint;
  latencyMs: number;
  customerId: string;
  country?: string | undefined;
  refundOf?: string | undefined;
  occurredAt?: Date | undefined;
  hr: string;
}

/** The files of the output `payment_processed_hourly`, from `schemas/derived/payment_processed_hourly.proto`. */
export const PaymentProcessedHourly: FilesType<PaymentProcessedHourly> = {
  output: "payment_processed_hourly",
  pipeline: "payment",
  format: "json",
  folder: "processed_logs_hourly",
  partitionBy: ["hr"],
  columns: [
    { name: "source_topic", property: "sourceTopic", type: "string", optional: false },
    { name: "source_partition", property: "sourcePartition", type: "int32", optional: false },
    { name: "source_offset", property: "sourceOffset", type: "int64", optional: false },
    { name: "record_time", property: "recordTime", type: "timestamp", optional: false },
    { name: "event_id", property: "eventId", type: "string", optional: false },
    { name: "order_id", property: "orderId", type: "string", optional: false },
    { name: "kind", property: "kind", type: "string", optional: false },
    { name: "payment_method", property: "paymentMethod", type: "string", optional: false },
    { name: "status", property: "status", type: "string", optional: false },
    { name: "error_code", property: "errorCode", type: "string", optional: true },
    { name: "currency", property: "currency", type: "string", optional: false },
    { name: "amount_minor", property: "amountMinor", type: "int64", optional: false },
    { name: "latency_ms", property: "latencyMs", type: "int32", optional: false },
    { name: "customer_id", property: "customerId", type: "string", optional: false },
    { name: "country", property: "country", type: "string", optional: true },
    { name: "refund_of", property: "refundOf", type: "string", optional: true },
    { name: "occurred_at", property: "occurredAt", type: "timestamp", optional: true },
    { name: "hr", property: "hr", type: "string", optional: false },
  ],
};
