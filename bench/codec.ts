import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseArguments, readConfig, renderTable } from "#core";
import type { Payment } from "#generated";
import { paymentEvents } from "./codec-events.ts";
import { type CodecFigure, measurePeers } from "./codec-measure.ts";
import { jsonPeer } from "./peers/json.ts";
import { pbjsPeer } from "./peers/pbjs-static.ts";
import type { Peer } from "./peers/peer.ts";
import { protobufEsPeer } from "./peers/protobuf-es.ts";
import { registryPackagePeer } from "./peers/registry-package.ts";
import { sluiceCopyPeer, sluicePeer } from "./peers/sluice.ts";

const USAGE = "npm run bench -- codec [--rounds 20] [--json]";
const LIBRARIES = ["protobufjs 8, static module (pbjs)", "protobuf-es 2"];
const REGISTRY = "@kafkajs/confluent-schema-registry";

/**
 * `npm run bench -- codec`: our codec and its peers in one run, interleaved in slices, by processor time. Every peer is
 * first shown to carry every event unharmed. Exit code 0; the goals are printed with what was reached.
 */
export async function benchCodec(args: readonly string[]): Promise<number> {
  const options = { rounds: { type: "string", default: "20" }, json: { type: "boolean", default: false } } as const;
  const { values } = parseArguments(args, options, USAGE);
  const events = paymentEvents(1000);
  const folder = join(readConfig().dataDir, "bench");
  const registry = await registryPackagePeer();
  try {
    const peers = [
      sluicePeer(),
      sluiceCopyPeer(),
      await pbjsPeer(folder),
      await protobufEsPeer(folder),
      registry.peer,
      jsonPeer(),
    ] as Peer[];
    const bytes = new Map<string, number>();
    for (const peer of peers) bytes.set(peer.name, await verify(peer, events));
    const figures = await measurePeers(peers, events, Number(values.rounds));
    process.stdout.write(values.json ? `${JSON.stringify({ figures })}\n` : `${report(figures, bytes)}\n`);
    return 0;
  } finally {
    registry.close();
  }
}

/** Every event comes back as it was. Returns the mean size of a record. */
async function verify(peer: Peer, events: readonly Payment[]): Promise<number> {
  let size = 0;
  for (const event of events) {
    const result = await peer.encode(peer.toMessage(event));
    const record = peer.frameOf ? peer.frameOf(result) : result;
    size += record.length;
    const back = peer.toEvent(await peer.decode(record));
    if (!isDeepStrictEqual({ ...back, labels: { ...back.labels } }, event)) {
      throw new Error(`${peer.name} does not carry this event unharmed: ${event.eventId}`);
    }
  }
  return Math.round(size / events.length);
}

function report(figures: readonly CodecFigure[], bytes: ReadonlyMap<string, number>): string {
  const ours = figures[0]!;
  const cell = (own: number, base: number): string[] => [own.toFixed(2), `${(own / base).toFixed(1)}x`];
  const rows = figures.map((figure) => [
    figure.name,
    String(bytes.get(figure.name)),
    ...cell(figure.encodeEvent, ours.encodeEvent),
    ...cell(figure.encodeOwn, ours.encodeOwn),
    ...cell(figure.decodeEvent, ours.decodeEvent),
    ...cell(figure.decodeOwn, ours.decodeOwn),
  ]);
  const head = ["", "bytes", "encode", "", "(own form)", "", "decode", "", "(own form)", ""];
  return [
    renderTable([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    "",
    "Microseconds of processor time per payment event, median of all slices; x = that many times ours.",
    "encode: from the app object to a framed record. decode: from the record to the app object (bigint, Date, enum texts).",
    "(own form): the same from or to what the library itself works on, without the step to the app object.",
    `The registry package cannot import google/protobuf/timestamp.proto: it gets a schema with a Timestamp of its own.`,
    "",
    goal("encode", figures, (figure) => figure.encodeEvent),
    goal("decode", figures, (figure) => figure.decodeEvent),
  ].join("\n");
}

function goal(what: string, figures: readonly CodecFigure[], of: (figure: CodecFigure) => number): string {
  const ours = of(figures[0]!);
  const library = Math.min(...figures.filter((each) => LIBRARIES.includes(each.name)).map(of)) / ours;
  const registry = of(figures.find((each) => each.name === REGISTRY)!) / ours;
  const verdict = library >= 2 && registry >= 4 ? "reached" : "missed";
  return `${what}: ${library.toFixed(1)}x the best library (goal 2x), ${registry.toFixed(1)}x the registry package (goal 4x): ${verdict}`;
}
