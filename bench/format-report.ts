import { renderTable } from "#core";

/** One job of the Java side: what it needed for the measured part of its records. */
export interface FormatReading {
  readonly task: "decode_all" | "decode_few" | "encode" | "encode_to_kafka";
  readonly format: "protobuf-confluent" | "protobuf" | "json";
  /** 0 warms up and is not counted. */
  readonly round: number;
  readonly records: number;
  readonly wallMs: number;
  /** Processor time of the whole JVM, compiler and collector included. */
  readonly cpuMs: number;
  /** Mean size of an encoded record; 0 where it was not counted. */
  readonly bytes: number;
}

const LABELS: Readonly<Record<FormatReading["task"], string>> = {
  decode_all: "decode, all 12 columns",
  decode_few: "decode, 4 columns",
  encode: "encode, rows dropped",
  encode_to_kafka: "encode, to Kafka",
};
/** What there is to measure, in the order of a round. */
export const TASKS: readonly FormatReading["task"][] = ["decode_all", "decode_few", "encode", "encode_to_kafka"];

const NAMES: Readonly<Record<FormatReading["format"], string>> = {
  "protobuf-confluent": "protobuf-confluent (ours)",
  protobuf: "flink-protobuf, compiled class",
  json: "flink-json",
};
const GOALS = { protobuf: 1, json: 1.5 } as const;

/** A table of records per second and the ratios of the goals, both from the median over the rounds. */
export function reportFormats(readings: readonly FormatReading[], rounds: number, pinned: boolean): string {
  const rate = (task: FormatReading["task"], format: FormatReading["format"], by: "cpuMs" | "wallMs"): number =>
    median(
      readings
        .filter((each) => each.task === task && each.format === format && each.round > 0)
        .map((each) => each.records / each[by]),
    );
  const tasks = TASKS.filter((task) => readings.some((each) => each.task === task));
  const formats = Object.keys(NAMES) as FormatReading["format"][];
  const rows = tasks.flatMap((task) =>
    formats.map((format, i) => [
      i === 0 ? LABELS[task] : "",
      NAMES[format],
      rate(task, format, "cpuMs").toFixed(0),
      rate(task, format, "wallMs").toFixed(0),
      i === 0 ? "" : `${(rate(task, "protobuf-confluent", "cpuMs") / rate(task, format, "cpuMs")).toFixed(2)}x`,
    ]),
  );
  const goals = tasks.map((task) => {
    const ratios = (["protobuf", "json"] as const).map((peer) => ({
      peer,
      ratio: rate(task, "protobuf-confluent", "cpuMs") / rate(task, peer, "cpuMs"),
    }));
    const reached = ratios.every(({ peer, ratio }) => ratio >= GOALS[peer]);
    const said = ratios.map(
      ({ peer, ratio }) => `${ratio.toFixed(2)}x ${NAMES[peer]} (goal ${GOALS[peer].toFixed(1)}x)`,
    );
    return `${LABELS[task]}: ${said.join(", ")}: ${reached ? "reached" : "missed"}`;
  });
  return [
    renderTable([["job", "format", "k rec/CPU s", "k rec/s", "ours is"], ...rows], [2, 3, 4]),
    "",
    `Medians of ${rounds} rounds in turns; Flink in one JVM ${pinned ? "on one core of its own" : "(not pinned to a core: no taskset here)"}.`,
    "CPU s: processor time of that whole JVM; k rec/s is by the clock, which other work on the machine slows down.",
    "Decode: Kafka to a sink that drops rows. Encode: rows from memory; to Kafka in batches of 256 KB, for all three.",
    "",
    ...goals,
  ].join("\n");
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
