import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DecodeError, readFrame } from "#kafka";
import { type FuzzCase, fuzzCases, messageAt } from "./cases.ts";
import { readFrames } from "./frames.ts";
import { valueText } from "./value-text.ts";

/** The text of what a reader makes of a frame; throws DecodeError for a bad one. */
export function textOf(cases: readonly FuzzCase[], reader: FuzzCase, frame: Buffer | null): string {
  const { schemaId, index, start } = readFrame(frame, (id) => cases.some((each) => each.id === id));
  const named = messageAt(cases.find((each) => each.id === schemaId)!, index);
  if (named === undefined) throw new DecodeError("bad_index", `${index} names no message`);
  if (named.fullName !== reader.type.name) throw new DecodeError("wrong_message", named.fullName);
  const value = reader.type.decode(frame!, start, frame!.length);
  return valueText(reader.model, reader.message, value as Record<string, unknown>);
}

/** One line of the file of verdicts. Any other error than a DecodeError is a fault of the decoder and ends the run. */
export function verdictOf(cases: readonly FuzzCase[], reader: FuzzCase, frame: Buffer | null): string {
  try {
    return `ok ${createHash("sha1")
      .update(textOf(cases, reader, frame))
      .digest("hex")}`;
  } catch (error) {
    if (error instanceof DecodeError) return `bad ${error.reason}`;
    throw error;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { in: { type: "string" }, out: { type: "string" }, show: { type: "string" } },
  });
  const cases = await fuzzCases();
  const frames = readFrames(join(values.in!, "frames.bin"));
  if (values.show !== undefined) return show(cases, frames, Number(values.show));
  const out = openSync(values.out!, "w");
  const counts = new Map<string, number>();
  const began = performance.now();
  const before = process.memoryUsage().rss;
  let lines: string[] = [];
  let total = 0;
  let longest = { number: 0, milliseconds: 0, bytes: 0 };
  for (const { reader, frame } of frames) {
    const start = process.threadCpuUsage();
    const verdict = verdictOf(cases, cases[reader]!, frame);
    const { user, system } = process.threadCpuUsage(start);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > longest.milliseconds) longest = { number: total, milliseconds, bytes: frame?.length ?? 0 };
    const kind = verdict.startsWith("ok") ? "ok" : verdict;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    total++;
    if (lines.push(verdict) === 10_000) {
      writeSync(out, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(out, `${lines.join("\n")}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = process.resourceUsage().maxRSS * 1024;
  const mega = (bytes: number): number => Math.round(bytes / 2 ** 20);
  console.log(`${total} frames in ${seconds} s; memory ${mega(before)} MB before, at most ${mega(peak)} MB`);
  console.log(`longest: frame ${longest.number}, ${longest.bytes} bytes, ${longest.milliseconds.toFixed(1)} ms of CPU`);
  for (const [kind, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`  ${kind}: ${count}`);
}

/** What a difference is about: the frame and its value or fault. */
function show(cases: readonly FuzzCase[], frames: ReturnType<typeof readFrames>, number: number): void {
  let at = 0;
  for (const { reader, frame } of frames) {
    if (at++ !== number) continue;
    console.log(`reader ${cases[reader]!.name}\n${frame === null ? "no value" : frame.toString("hex")}`);
    try {
      console.log(textOf(cases, cases[reader]!, frame));
    } catch (error) {
      console.log(String(error));
    }
    return;
  }
}

if (import.meta.main) await main();
