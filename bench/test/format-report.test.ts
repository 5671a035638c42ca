import { expect, test } from "vitest";
import { type FormatReading, reportFormats } from "../format-report.ts";

const TASKS = ["decode_all", "decode_few", "encode", "encode_to_kafka"] as const;
const FORMATS = ["protobuf-confluent", "protobuf", "json"] as const;

/** Processor milliseconds for 1000 records, by format; every round of every task alike. */
function readings(cpu: Readonly<Record<FormatReading["format"], readonly number[]>>): FormatReading[] {
  return TASKS.flatMap((task) =>
    FORMATS.flatMap((format) =>
      cpu[format].map((cpuMs, round) => ({ task, format, round, records: 1000, wallMs: 2 * cpuMs, cpuMs, bytes: 0 })),
    ),
  );
}

test("ratios come from the medians of the rounds, without the round that warms up", () => {
  const report = reportFormats(
    readings({ "protobuf-confluent": [900, 10, 5, 1], protobuf: [1, 50, 6, 2], json: [1, 10, 10, 30] }),
    3,
    true,
  );
  expect(report).toContain(
    "decode, all 12 columns: 1.20x flink-protobuf, compiled class (goal 1.0x), 2.00x flink-json (goal 1.5x): reached",
  );
  expect(report.split("\n")[1]).toMatch(/protobuf-confluent \(ours\)\s+200\s+100$/);
});

test("a goal is missed when one of the two peers is too near", () => {
  const report = reportFormats(readings({ "protobuf-confluent": [1, 10], protobuf: [1, 20], json: [1, 14] }), 1, false);
  const goals = report.split("\n").filter((line) => /(reached|missed)$/.test(line));
  expect(goals).toHaveLength(4);
  for (const line of goals) expect(line).toMatch(/1\.40x flink-json \(goal 1\.5x\): missed$/);
  expect(report).toContain("not pinned to a core");
});
