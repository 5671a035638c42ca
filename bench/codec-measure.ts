import type { Payment } from "#generated";
import type { Peer } from "./peers/peer.ts";

/** Microseconds of processor time per event, median over the slices. */
export interface CodecFigure {
  readonly name: string;
  readonly encodeEvent: number;
  readonly encodeOwn: number;
  readonly decodeEvent: number;
  readonly decodeOwn: number;
}

const SLICE_MS = 20;
const WARM_ROUNDS = 4;

interface Variant {
  readonly peer: Peer;
  readonly what: Exclude<keyof CodecFigure, "name">;
  readonly run: () => Promise<void> | void;
  readonly samples: number[];
}

/** Keeps results alive, so that no work is optimised away. */
let sink: unknown;

/**
 * Runs every variant for a short slice, then the next, round by round, so that a busy moment of the machine hits all
 * alike. Processor time of the process, garbage collection included.
 */
export async function measurePeers(
  peers: readonly Peer[],
  events: readonly Payment[],
  rounds: number,
): Promise<readonly CodecFigure[]> {
  const variants = (await Promise.all(peers.map((peer) => variantsOf(peer, events)))).flat();
  for (let round = 0; round < WARM_ROUNDS + rounds; round++) {
    for (const variant of variants) {
      const each = await slice(variant, events.length);
      if (round >= WARM_ROUNDS) variant.samples.push(each);
    }
  }
  if (sink === undefined) throw new Error("nothing was measured");
  return peers.map((peer) => {
    const of = (what: Variant["what"]): number =>
      median(variants.find((each) => each.peer === peer && each.what === what)!.samples);
    return {
      name: peer.name,
      encodeEvent: of("encodeEvent"),
      encodeOwn: of("encodeOwn"),
      decodeEvent: of("decodeEvent"),
      decodeOwn: of("decodeOwn"),
    };
  });
}

async function variantsOf(peer: Peer, events: readonly Payment[]): Promise<readonly Variant[]> {
  const messages = events.map((event) => peer.toMessage(event));
  const frames: Buffer[] = [];
  for (const message of messages) {
    const result = await peer.encode(message);
    frames.push(Buffer.from(peer.frameOf ? peer.frameOf(result) : result));
  }
  const make = <T>(what: Variant["what"], list: readonly T[], each: (one: T) => unknown): Variant => {
    const isAsync = each(list[0]!) instanceof Promise;
    const run = isAsync
      ? async (): Promise<void> => {
          for (const one of list) sink = await each(one);
        }
      : (): void => {
          for (const one of list) sink = each(one);
        };
    return { peer, what, run, samples: [] };
  };
  return [
    make("encodeEvent", events, (event) => peer.encode(peer.toMessage(event))),
    make("encodeOwn", messages, (message) => peer.encode(message)),
    make("decodeEvent", frames, (frame) => {
      const message = peer.decode(frame);
      return message instanceof Promise ? message.then((each) => peer.toEvent(each)) : peer.toEvent(message);
    }),
    make("decodeOwn", frames, (frame) => peer.decode(frame)),
  ];
}

async function slice(variant: Variant, eventCount: number): Promise<number> {
  let done = 0;
  const until = performance.now() + SLICE_MS;
  const start = process.cpuUsage();
  do {
    await variant.run();
    done += eventCount;
  } while (performance.now() < until);
  const used = process.cpuUsage(start);
  return (used.user + used.system) / done;
}

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
