import { Worker } from "node:worker_threads";
import type { Log, SchemaModel } from "#codegen";
import { messageOf, SluiceError } from "#core";
import type { LogType } from "#kafka";
import { type Chunk, makeChunk } from "./chunk.ts";
import { type EventPlan, timelineOfPlan } from "./event-plan.ts";
import { createSource, NO_REGISTRY, type Source } from "./source.ts";

/** What a thread needs to make the events of a run: plain data. */
export interface ChunkSpec {
  readonly log: Log;
  readonly model: SchemaModel;
  readonly plan: EventPlan;
  readonly root: string;
  /** Address of the module whose `logs` hold the log's emitted codec. */
  readonly door: string;
  /** Whether JSON lines are wanted. */
  readonly lines: boolean;
}

/** Makes chunks of events, one after the other or several at a time. */
export interface ChunkMaker {
  /** How many chunks can be in the making. */
  readonly width: number;
  make(from: number, to: number): Promise<Chunk>;
  close(): Promise<void>;
}

export function sourceOf({ log, model, plan, root }: ChunkSpec, type: LogType<never>): Source {
  const { seed, faults, incidents } = plan;
  const timeline = timelineOfPlan(plan);
  return createSource({ type, log, model, seed, faults, incidents, schemaId: NO_REGISTRY, timeline, root });
}

/** Makes chunks in this thread, or in so many others. */
export function openChunkMaker(spec: ChunkSpec, type: LogType<never>, workers: number): ChunkMaker {
  return workers > 1 ? new WorkerPool(spec, workers) : inThisThread(spec, type);
}

function inThisThread(spec: ChunkSpec, type: LogType<never>): ChunkMaker {
  const source = sourceOf(spec, type);
  return {
    width: 1,
    make: async (from, to) => makeChunk(source, from, to, spec.lines),
    close: async () => {},
  };
}

/** What a thread is told, and what it answers. */
export interface ChunkOrder {
  readonly from: number;
  readonly to: number;
}
export type ChunkAnswer = { readonly chunk: Chunk } | { readonly fault: string };

interface Waiting {
  readonly order: ChunkOrder;
  resolve(chunk: Chunk): void;
  reject(error: unknown): void;
}

class WorkerPool implements ChunkMaker {
  readonly width: number;
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private readonly queue: Waiting[] = [];
  private readonly all: readonly Worker[];
  private failure: unknown;

  constructor(spec: ChunkSpec, workers: number) {
    // One more than there are threads for each: none waits for the next order.
    this.width = workers * 2;
    this.all = Array.from({ length: workers }, () => this.open(spec));
    this.idle.push(...this.all);
  }

  make(from: number, to: number): Promise<Chunk> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      this.queue.push({ order: { from, to }, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.fail(new SluiceError("SLUICE_STOPPED", "the threads that make events were closed"));
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }

  private open(spec: ChunkSpec): Worker {
    const worker = new Worker(new URL("./chunk-worker.ts", import.meta.url), { workerData: spec });
    worker.on("message", (answer: ChunkAnswer) => {
      const waiting = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if ("chunk" in answer) waiting?.resolve(answer.chunk);
      else this.fail(new SluiceError("SLUICE_GENERATOR", `a thread could not make events: ${answer.fault}`));
      this.next();
    });
    worker.on("error", (error) =>
      this.fail(
        new SluiceError("SLUICE_GENERATOR", `a thread that makes events ended: ${messageOf(error)}`, { cause: error }),
      ),
    );
    worker.on("exit", () => this.fail(new SluiceError("SLUICE_GENERATOR", "a thread that makes events ended")));
    return worker;
  }

  private next(): void {
    while (this.failure === undefined && this.idle.length > 0 && this.queue.length > 0) {
      const worker = this.idle.pop() as Worker;
      const waiting = this.queue.shift() as Waiting;
      this.busy.set(worker, waiting);
      worker.postMessage(waiting.order);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of [...this.busy.values(), ...this.queue]) reject(this.failure);
    this.busy.clear();
    this.queue.length = 0;
  }
}
