import { type AlertEvent, type AlertRow, type AlertTracker, trackAlerts } from "#alerts";
import { type Kafka, type PointerWatch, readRows } from "#kafka";
import { grainText, type Row } from "./format-row.ts";
import type { Pipeline, PipelineOutput } from "./pipeline.ts";
import { openWindowFeed, type WindowFeed } from "./window-feed.ts";

/** What is seen of the outputs of pipelines while they run. Counts are of this run, from the readers' start on. */
export interface Watch {
  /** Lines of windows that are ready to be shown. */
  blocks(now: number): readonly string[][];
  /** Alerts that fired or resolved since the last call. */
  alerts(): readonly SeenAlert[];
  readonly counts: WatchCounts;
  /** Stops the readers. */
  close(): Promise<void>;
  /** Rejects when a reader fails. */
  readonly failed: Promise<never>;
}

export interface SeenAlert {
  readonly output: PipelineOutput;
  readonly event: AlertEvent<ReadAlert>;
}

interface ReadAlert extends AlertRow {
  readonly values: Row;
}

export interface WatchCounts {
  late: number;
  dead: number;
  readonly reasons: Record<string, number>;
  /** Windows and rows by output; an output without windows has 0 of them. */
  readonly outputs: ReadonlyMap<string, { readonly windows: number; readonly rows: number }>;
  readonly alerts: ReadonlyMap<string, { output: string; key: string; fired: number; resolved: number }>;
  /** Newest window end seen, in milliseconds; undefined before the first. */
  readonly newestWindowEnd: number | undefined;
}

/**
 * Where the topics of each output end now, those of its earlier versions too: what `watchPipelines` starts from. Ask
 * before the first event is sent. By output; offsets by `topic:partition`.
 */
export async function endOffsets(
  kafka: Kafka,
  pipelines: readonly Pipeline[],
  pointers: PointerWatch,
): Promise<ReadonlyMap<string, Readonly<Record<string, bigint>>>> {
  await pointers.sync();
  const found = outputsOf(pipelines).map(async ({ type: { output, topic } }) => {
    const named = pointers.get(output)?.parts.flatMap((part) => part.topic ?? []) ?? [topic];
    const there = await kafka.admin().describeTopics([...new Set(named)]);
    const ranges = (await Promise.all(there.map(({ name }) => kafka.admin().offsets(name)))).flat();
    return [output, Object.fromEntries(ranges.map((r) => [`${r.topic}:${r.partition}`, r.latest]))] as const;
  });
  return new Map(await Promise.all(found));
}

/** Reads every output in topics from the given offsets on, over promotions and rollbacks, and folds what comes. */
export function watchPipelines(
  kafka: Kafka,
  pipelines: readonly Pipeline[],
  from: ReadonlyMap<string, Readonly<Record<string, bigint>>>,
  pointers: PointerWatch,
): Watch {
  const outputs = outputsOf(pipelines);
  const logs = pipelines.flatMap((pipeline) => pipeline.logs.map((log) => log.log));
  const lateOutputs = new Set(logs.map((log) => `${log}_late`));
  const deadOutputs = new Set(logs.map((log) => `${log}_dead`));
  // With many outputs a few rows of each are enough to see that it flows.
  const top = pipelines.length > 1 ? 2 : 4;
  const stop = new AbortController();
  const feeds = new Map<string, WindowFeed>();
  const trackers = new Map<string, AlertTracker<ReadAlert>>();
  const seen: SeenAlert[] = [];
  const plain = new Map<string, number>();
  const alertCounts = new Map<string, { output: string; key: string; fired: number; resolved: number }>();
  let newest: number | undefined;
  const counts = {
    late: 0,
    dead: 0,
    reasons: {} as Record<string, number>,
    get outputs() {
      const windowed = [...feeds].map(([name, { windows, rows }]) => [name, { windows, rows }] as const);
      return new Map([...windowed, ...[...plain].map(([name, rows]) => [name, { windows: 0, rows }] as const)]);
    },
    alerts: alertCounts,
    get newestWindowEnd() {
      return newest;
    },
  };

  const takeAlert = (output: PipelineOutput, row: Row): void => {
    const name = output.model.name;
    // A table of events has no windows: each row stands at its own time.
    const time = output.shape.properties.get(output.model.header.time ?? "") ?? "";
    const at = (bound: string): number => ((row[bound] ?? row[time]) as Date | undefined)?.getTime() ?? 0;
    const tracker = trackers.get(name) ?? trackAlerts<ReadAlert>(output.model.header.alert?.resolveAfter);
    trackers.set(name, tracker);
    const events = tracker.take({
      key: grainText(output.shape, row),
      windowStart: at("windowStart"),
      windowEnd: at("windowEnd"),
      firing: row["firing"] === true,
      values: row,
    });
    for (const event of events) {
      const id = `${name} ${event.key}`;
      const total = alertCounts.get(id) ?? { output: name, key: event.key, fired: 0, resolved: 0 };
      total[event.kind]++;
      alertCounts.set(id, total);
      seen.push({ output, event });
    }
  };

  const follow = async (output: PipelineOutput): Promise<void> => {
    const { model, shape, type } = output;
    const isWindowed = shape.columns.includes("window_start");
    const feed = isWindowed ? openWindowFeed(shape, { top: model.header.alert ? 0 : top }) : undefined;
    if (feed) feeds.set(model.name, feed);
    for await (const { value } of readRows(kafka, type, {
      follow: pointers,
      from: { offsets: from.get(type.output) ?? {} },
      signal: stop.signal,
    })) {
      const row = value as Row;
      if (lateOutputs.has(model.name)) counts.late++;
      else if (deadOutputs.has(model.name)) {
        counts.dead++;
        const reason = String(row["reason"]);
        counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1;
      } else if (feed) {
        feed.take(row, performance.now());
        newest = Math.max(newest ?? 0, (row["windowEnd"] as Date).getTime());
        if (model.header.alert) takeAlert(output, row);
      } else {
        plain.set(model.name, (plain.get(model.name) ?? 0) + 1);
        if (model.header.alert) takeAlert(output, row);
      }
    }
  };

  const readers = outputs.map(follow);
  const failed = new Promise<never>((_, reject) => {
    for (const reader of readers) reader.catch((error) => stop.signal.aborted || reject(error));
  });
  // Whoever does not race it hears of a failure through `close`.
  failed.catch(() => {});
  const isShown = (name: string): boolean => !outputs.find((o) => o.model.name === name)?.model.header.alert;
  return {
    blocks: (now) =>
      [...feeds].flatMap(([name, feed]) => {
        const ready = feed.ready(now);
        return isShown(name) ? ready : [];
      }),
    alerts: () => seen.splice(0),
    counts,
    failed,
    async close() {
      stop.abort();
      await Promise.allSettled(readers);
    },
  };
}

function outputsOf(pipelines: readonly Pipeline[]): readonly PipelineOutput[] {
  return pipelines.flatMap((pipeline) => pipeline.outputs);
}
