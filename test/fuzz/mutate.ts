import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createWriter, writeFrameHeader } from "#kafka";
import { goldenFrames } from "../../codegen/test/emit-golden.ts";
import { RandomEvents } from "../../codegen/test/emit-random.ts";
import { Scrambler } from "../../codegen/test/emit-scramble.ts";
import { type FuzzCase, fuzzCases } from "./cases.ts";
import { frameWriter } from "./frames.ts";
import { mutate } from "./mutations.ts";

/** Good frames that mutations begin with. */
const POOL = 2000;

export interface MutateOptions {
  readonly out: string;
  readonly frames: number;
  readonly seed: number;
  /** Name of the only schema whose reader gets frames; the registry knows all of them. */
  readonly only?: string;
}

/** Writes `schemas.json` and `frames.bin`: the same bytes for the same seed. */
export function writeMutatedFrames(cases: readonly FuzzCase[], { out, frames, seed, only }: MutateOptions): void {
  mkdirSync(out, { recursive: true });
  const known = cases.map(({ id, type }) => {
    return { id, message: type.name, schema: type.schema, imports: type.imports ?? [] };
  });
  writeFileSync(join(out, "schemas.json"), `${JSON.stringify(known, undefined, 2)}\n`);
  const pools = cases.map((each) => poolOf(each, seed));
  const dice = new RandomEvents(cases[0]!.model, seed);
  const readers = cases.flatMap(({ name }, reader) => (only === undefined || name === only ? [reader] : []));
  const writer = frameWriter(join(out, "frames.bin"));
  for (let i = 0; i < frames; i++) {
    const reader = dice.pick(readers);
    const pool = pools[reader]!;
    const frame = dice.pick(pool);
    const kind = dice.below(100);
    if (kind === 0 && dice.below(10) === 0) writer.add({ reader, frame: null });
    else if (kind < 8) writer.add({ reader, frame });
    // A good frame of the other schema.
    else if (kind < 9) writer.add({ reader, frame: dice.pick(dice.pick(pools)) });
    else writer.add({ reader, frame: mutate(dice, frame, () => dice.pick(pool)) });
  }
  writer.end();
}

/** Golden frames, and random events as we write them and as another writer might. */
function poolOf({ id, type, model, message, name }: FuzzCase, seed: number): readonly Buffer[] {
  const events = new RandomEvents(model, seed + id, [0.01, 0.02, 0.1]);
  const header = createWriter(16);
  writeFrameHeader(header, id, type.index);
  const head = Buffer.from(header.buf.subarray(0, header.pos));
  const body = createWriter(1024);
  const encode = (): Buffer => {
    body.pos = 0;
    type.encode(events.message(message.fullName), body);
    return Buffer.from(body.buf.subarray(0, body.pos));
  };
  const scrambler = new Scrambler(model, events.random, (of) => (of === message.fullName ? encode() : Buffer.alloc(0)));
  const made = Array.from({ length: POOL }, (_, i) => {
    const bytes = encode();
    return Buffer.concat([head, i % 2 === 0 ? bytes : scrambler.message(message.fullName, bytes)]);
  });
  const { good, bad } = goldenFrames();
  const golden = name === "golden" ? [...good, ...bad].map(({ hex }) => Buffer.from(hex, "hex")) : [];
  return [...made, ...golden, ...golden];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      frames: { type: "string", default: "1000000" },
      seed: { type: "string", default: "1" },
      only: { type: "string" },
    },
  });
  const { out, frames, seed, only } = values;
  if (out === undefined) throw new Error("--out <folder> is missing");
  writeMutatedFrames(await fuzzCases(), {
    out,
    frames: Number(frames),
    seed: Number(seed),
    ...(only === undefined ? {} : { only }),
  });
}

if (import.meta.main) await main();
