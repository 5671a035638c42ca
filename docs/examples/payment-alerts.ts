// Payment alerts as they fire: node setup/run.mjs docs/examples/payment-alerts.ts
import { readConfig } from "#core";
import { readPaymentErrorRate1m } from "#generated";
import { openKafka } from "#kafka";

const kafka = openKafka({ bootstrap: readConfig().kafka });
for await (const { value: row } of readPaymentErrorRate1m(kafka, { from: "earliest" })) {
  if (!row.firing) continue;
  const share = `${((row.errorRate ?? 0) * 100).toFixed(1)} % failed`;
  console.log(`${row.windowStart.toISOString()}  ${row.paymentMethod}  ${share} (${row.failed} of ${row.events})`);
}
