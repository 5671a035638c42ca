import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SluiceError } from "#core";
import { openPortProducer } from "../platformatic/producer.ts";

interface Client {
  readonly sends: { readonly partition: number; ack(): void; refuse(error: Error): void }[];
  closed: boolean;
}

// Only the life of clients is tested here, with a clock that is moved by hand; the live suite has the broker.
const clients = vi.hoisted((): Client[] => []);
vi.mock("@platformatic/kafka", async (original) => ({
  ...(await original<object>()),
  Producer: class {
    readonly #client: Client = { sends: [], closed: false };
    readonly currentMetadata = { topics: new Map([["t", { partitionsCount: 3 }]]) };
    constructor() {
      clients.push(this.#client);
    }
    send({ messages }: { messages: { partition: number }[] }): Promise<object> {
      return new Promise((resolve, reject) => {
        const partition = messages[0]?.partition ?? 0;
        const ack = (): void => resolve({ offsets: [{ partition, offset: 9n }] });
        this.#client.sends.push({ partition, ack, refuse: reject });
      });
    }
    async close(): Promise<void> {
      this.#client.closed = true;
    }
  },
}));

const MINUTES = 60_000;
const records = [{ key: null, value: Buffer.from("x"), timestamp: 1 }];
const open = () =>
  openPortProducer(
    { bootstrap: "b:1", bootstrapBrokers: ["b:1"], clientId: "c" } as Parameters<typeof openPortProducer>[0],
    {},
    () => undefined,
  );

beforeEach(() => {
  clients.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("a rejected batch retires its client, which goes on for other partitions until their own deadline", async () => {
  const producer = open();
  const refused = expect(producer.send("t", 0, records, 2 * MINUTES)).rejects.toMatchObject({ code: "SLUICE_KAFKA" });
  const slow = producer.send("t", 1, records, 2 * MINUTES);
  const silent = expect(producer.send("t", 2, records, 2 * MINUTES)).rejects.toSatisfy(
    (error) => error instanceof SluiceError && error.message.includes("no acknowledgement within 120000 ms"),
  );
  clients[0]?.sends[0]?.refuse(new Error("out of order"));
  await refused;

  await vi.advanceTimersByTimeAsync(1.5 * MINUTES);
  expect(clients[0]?.closed).toBe(false);
  clients[0]?.sends[1]?.ack();
  await expect(slow).resolves.toEqual({ baseOffset: 9n });

  await vi.advanceTimersByTimeAsync(0.5 * MINUTES);
  await silent;
  expect(clients[0]?.closed).toBe(true);

  const later = producer.send("t", 0, records, 2 * MINUTES);
  expect(clients).toHaveLength(2);
  clients[1]?.sends[0]?.ack();
  await expect(later).resolves.toEqual({ baseOffset: 9n });
  expect(clients[1]?.closed).toBe(false);
  await producer.close();
});

test("a client without any other send in flight is closed at once when its batch is rejected", async () => {
  const producer = open();
  const refused = expect(producer.send("t", 0, records, 2 * MINUTES)).rejects.toMatchObject({ code: "SLUICE_KAFKA" });
  clients[0]?.sends[0]?.refuse(new Error("out of order"));
  await refused;
  expect(clients[0]?.closed).toBe(true);
  await producer.close();
});
