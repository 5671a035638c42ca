import { DEPLOYMENTS_TOPIC, type Pointer, parsePointer, pointerKey } from "./pointer.ts";
import type { Kafka } from "./port.ts";

/** Pointers of one environment, as far as the topic was read. */
export interface PointerBook {
  /** Takes a record of the deployments topic. Answers the output whose pointer it changes, if it does. */
  take(record: { readonly key: Buffer | null; readonly value: Buffer | null }): string | undefined;
  /** The outputs that have a pointer, in the order of their names. */
  outputs(): readonly string[];
  /** Undefined: there is one version, whose topic is called like the output. SLUICE_KAFKA when it cannot be read. */
  get(output: string): Pointer | undefined;
}

/** Collects the pointers of an environment. One that cannot be read is only a fault for who asks for it. */
export function openPointerBook(env: string): PointerBook {
  const texts = new Map<string, string>();
  return {
    take({ key, value }) {
      const [owner, output, version] = (key?.toString("utf8") ?? "").split("/");
      if (owner !== env || output === undefined || version !== undefined) return undefined;
      const text = value?.toString("utf8");
      if (text === texts.get(output)) return undefined;
      if (text === undefined) texts.delete(output);
      else texts.set(output, text);
      return output;
    },
    outputs: () => [...texts.keys()].sort(),
    get(output) {
      const text = texts.get(output);
      return text === undefined ? undefined : parsePointer(text, pointerKey(env, output));
    },
  };
}

/** The pointers of an environment now. Without the topic there are none. */
export async function readPointers(kafka: Kafka, env: string): Promise<PointerBook> {
  const book = openPointerBook(env);
  const [topic] = await kafka.admin().describeTopics([DEPLOYMENTS_TOPIC]);
  if (!topic) return book;
  const consumer = await kafka.consumer({ topics: [DEPLOYMENTS_TOPIC], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      for (const record of batches.flatMap((batch) => batch.records)) book.take(record);
  } finally {
    await consumer.close();
  }
  return book;
}

/** The pointer of one output now; undefined when it has only ever had one version. */
export async function readPointer(kafka: Kafka, env: string, output: string): Promise<Pointer | undefined> {
  return (await readPointers(kafka, env)).get(output);
}
