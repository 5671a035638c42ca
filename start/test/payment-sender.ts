import { setTimeout } from "node:timers/promises";
import { readSchemas, type SchemaModel } from "#codegen";
import { type Kafka, type KafkaProducer, openRegistry, registerSchema } from "#kafka";
import { declaredSubjects } from "../../deploy/flink/statements.ts";
import { fillRow } from "../../deploy/test-sql/default-values.ts";
import { encodeFrame } from "../../deploy/test-sql/encode.ts";
import type { Value } from "../../deploy/test-sql/values.ts";
import { type PaymentEvent, paymentMinute } from "./payment-events.ts";
import type { PaymentLedger, SentEvent } from "./payment-ledger.ts";

const LOG = "payment";

/** A program that sends with one version of the schema, and goes on when there is a newer one. */
export interface Sender {
  readonly schemas: SchemaModel;
  /** Id of its schema in the registry. */
  readonly id: number;
}

/** A program that is built with the schema as it stands in the project; the registry has it, or gets it. */
export async function openSender(root: string, registryUrl: string): Promise<Sender> {
  const { model: schemas } = await readSchemas(root);
  const { message } = logOf(schemas);
  const subject = declaredSubjects(schemas, [{ topic: LOG, message }]).find(({ name }) => name === `${LOG}-value`);
  if (!subject) throw new Error(`${LOG} has no subject`);
  const { id } = await registerSchema(openRegistry(registryUrl), subject.name, subject);
  return { schemas, id };
}

export function logOf({ logs }: SchemaModel): SchemaModel["logs"][number] {
  const log = logs.find(({ name }) => name === LOG);
  if (!log) throw new Error(`no log ${LOG}`);
  return log;
}

/** Traffic of a payment log, in simulated time. */
export interface Traffic {
  /** Minutes that were sent. */
  readonly minutes: number;
  /** Sends so many minutes; the senders take the events in turn. */
  send(senders: readonly Sender[], minutes: number): Promise<void>;
  /** Sends while something else is done. */
  during<T>(senders: readonly Sender[], work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** From `start` on, in milliseconds, into partitions that nobody else writes. */
export function openTraffic(kafka: Kafka, ledger: PaymentLedger, start: number, partitions: number): Traffic {
  const producer = kafka.producer();
  let minute = 0;
  const send = async (senders: readonly Sender[], minutes: number): Promise<void> => {
    for (let i = 0; i < minutes; i++, minute++) {
      const events = paymentMinute(minute, start, partitions);
      const sent = Array.from({ length: partitions }, (_, partition) =>
        sendPartition(
          producer,
          events.filter((event) => event.partition === partition),
          (event) => senders[Math.floor(event.index / partitions) % senders.length] as Sender,
        ),
      );
      ledger.add((await Promise.all(sent)).flat());
    }
  };
  return {
    get minutes() {
      return minute;
    },
    send,
    async during(senders, work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      done.catch(() => undefined);
      // The traffic of a log, not as much as the broker takes: times must stay behind those of the clock.
      while (!isDone) {
        await send(senders, 1);
        await setTimeout(300);
      }
      return done;
    },
    close: () => producer.close(),
  };
}

async function sendPartition(
  producer: KafkaProducer,
  events: readonly PaymentEvent[],
  by: (event: PaymentEvent) => Sender,
): Promise<readonly SentEvent[]> {
  const [first] = events;
  if (!first) return [];
  const values = events.map((event) => frameOf(event, by(event)));
  const records = events.map(({ orderId, arrived }, i) => {
    return { key: Buffer.from(orderId), value: values[i] as Buffer, timestamp: arrived };
  });
  const { baseOffset } = await producer.send(LOG, first.partition, records, 30_000);
  if (baseOffset === undefined) throw new Error("the broker did not say where the events stand");
  return events.map((event, i) => ({ event, offset: baseOffset + BigInt(i), value: values[i] as Buffer }));
}

/** What each version of the schema calls it; a sender writes all that its own version has. */
function frameOf(event: PaymentEvent, { schemas, id }: Sender): Buffer {
  const { message } = logOf(schemas);
  const given: Readonly<Record<string, Value>> = {
    event_id: event.eventId,
    order_id: event.orderId,
    kind: event.kind,
    payment_method: event.method,
    status: event.status,
    error_code: event.errorCode,
    failure_code: event.errorCode,
    currency: event.currency,
    amount_minor: event.amount,
    latency_ms: event.latency,
    latency_text: String(event.latency),
    customer: new Map<string, Value>([
      ["customer_id", event.customerId],
      ["address", new Map([["country", event.country]])],
    ]),
    occurred_at: BigInt(event.at) * 1_000_000n,
    refund_of: event.refundOf,
    shop: `shop ${event.index % 3}`,
  };
  const known = message.fields.flatMap(({ name }) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
  const { row } = fillRow(schemas, message, new Map(known), event.index);
  return encodeFrame(schemas, message, id, row);
}
