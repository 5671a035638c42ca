import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "#core";
import type { LogType } from "#kafka";
import { makeChunk } from "./chunk.ts";
import { type ChunkAnswer, type ChunkOrder, type ChunkSpec, sourceOf } from "./chunk-maker.ts";

/** A thread that makes chunks of events, one for each order that it gets. */
const spec = workerData as ChunkSpec;
const { logs } = (await import(spec.door)) as { readonly logs: readonly LogType<never>[] };
const type = logs.find((l) => l.log === spec.log.name);
if (!type) throw new Error(`${spec.door} has no codec of ${spec.log.name}`);
const source = sourceOf(spec, type);

parentPort?.on("message", ({ from, to }: ChunkOrder) => {
  try {
    const chunk = makeChunk(source, from, to, spec.lines);
    parentPort?.postMessage({ chunk } satisfies ChunkAnswer, [chunk.text.buffer, chunk.ends.buffer]);
  } catch (error) {
    parentPort?.postMessage({ fault: messageOf(error) } satisfies ChunkAnswer);
  }
});
