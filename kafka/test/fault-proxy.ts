import { connect, createServer, type Server, type Socket } from "node:net";

/** What becomes of one answer of the broker. `cut` closes the connection instead of passing it on. */
export type Fault = "pass" | "drop" | "cut" | { readonly delay: number };

/** Numbers of requests that tests have to do with. */
export const PRODUCE = 0;
export const ADD_PARTITIONS_TO_TXN = 24;
export const END_TXN = 26;
const METADATA = 3;
const FIND_COORDINATOR = 10;

/**
 * A TCP proxy before a broker on 127.0.0.1. Answers that name the broker's address name the proxy's instead (host and
 * port lie side by side in every version, so only the four bytes of the port change), so clients stay on it.
 */
export interface FaultProxy {
  readonly address: string;
  /** Decides on each answer to a request of this kind. The broker has done what was asked by then. */
  onAnswer(decide: (apiKey: number) => Fault): void;
  /** Closes all connections; new ones are taken. */
  cut(): void;
  /** Until `unblock`, nothing passes in either direction; connections stay. */
  block(): void;
  unblock(): void;
  /** Answers that did not pass as they were, by what became of them. */
  counts(): { readonly drop: number; readonly cut: number; readonly delay: number };
  close(): Promise<void>;
}

export async function openFaultProxy(broker: string): Promise<FaultProxy> {
  const [host, brokerPort] = [broker.slice(0, broker.lastIndexOf(":")), Number(broker.split(":").at(-1))];
  const counts = { drop: 0, cut: 0, delay: 0 };
  const pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  let decide: (apiKey: number) => Fault = () => "pass";
  let blocked = false;
  let waiting: (() => void)[] = [];
  const whenOpen = (run: () => void): void => {
    if (blocked) waiting.push(run);
    else run();
  };

  const serve = (client: Socket): void => {
    const server = connect(brokerPort, host);
    const pair = { client, server };
    const asked = new Map<number, number>();
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on("error", end).on("close", end);
    client.on(
      "data",
      frames((frame) => {
        asked.set(frame.readInt32BE(8), frame.readInt16BE(4));
        whenOpen(() => server.write(frame));
      }),
    );
    server.on(
      "data",
      frames((frame) => {
        const id = frame.readInt32BE(4);
        const apiKey = asked.get(id) ?? -1;
        asked.delete(id);
        if (apiKey === METADATA || apiKey === FIND_COORDINATOR) rename(frame, host, brokerPort, port());
        const fault = decide(apiKey);
        const pass = (): void => whenOpen(() => void client.write(frame));
        if (fault === "pass") pass();
        else if (typeof fault === "object") {
          counts.delay++;
          setTimeout(pass, fault.delay);
        } else {
          counts[fault]++;
          if (fault === "cut") end();
        }
      }),
    );
  };

  const listener: Server = createServer(serve);
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const port = (): number => (listener.address() as { port: number }).port;

  return {
    address: `127.0.0.1:${port()}`,
    onAnswer(next) {
      decide = next;
    },
    cut() {
      for (const { client } of pairs) client.destroy();
    },
    block() {
      blocked = true;
    },
    unblock() {
      blocked = false;
      const ready = waiting;
      waiting = [];
      for (const run of ready) run();
    },
    counts: () => ({ ...counts }),
    async close() {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

/** Cuts a stream into Kafka's frames: a length of four bytes, then as many. */
function frames(take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      take(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  };
}

function rename(frame: Buffer, host: string, from: number, to: number): void {
  const wanted = Buffer.concat([Buffer.from(host), Buffer.alloc(4)]);
  wanted.writeInt32BE(from, host.length);
  for (let at = frame.indexOf(wanted); at >= 0; at = frame.indexOf(wanted, at + 1)) {
    frame.writeInt32BE(to, at + host.length);
  }
}
