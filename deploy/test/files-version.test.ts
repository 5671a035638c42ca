import { expect, test } from "vitest";
import { filesSink } from "../flink/files-sink.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { type CutFacts, filesCut } from "../versions/compare-files.ts";
import { filesVersion, positionOf } from "../versions/files-version.ts";

const COLUMNS = [
  { name: "window_start", type: "TIMESTAMP_LTZ(3) NOT NULL" },
  { name: "window_end", type: "TIMESTAMP_LTZ(3) NOT NULL" },
  { name: "host`s", type: "STRING NOT NULL" },
  { name: "small", type: "SMALLINT" },
  { name: "total", type: "BIGINT NOT NULL" },
  { name: "most", type: "DECIMAL(20, 0)" },
  { name: "mean", type: "DOUBLE" },
  { name: "rough", type: "FLOAT" },
  { name: "raw", type: "BYTES" },
  { name: "yes", type: "BOOLEAN NOT NULL" },
  { name: "dt", type: "STRING NOT NULL" },
  { name: "hr", type: "STRING NOT NULL" },
];

function record(columns = COLUMNS, query = "SELECT 1", complete = true): DeploymentRecord {
  const header = {
    format: "csv",
    folder: "sums",
    partitionBy: ["dt", "hr"],
    ...(complete && { complete: { columns: ["dt", "hr"], pattern: "yyyy-MM-dd HH", after: 60_000 } }),
  } as const;
  return {
    env: "t",
    output: "sums",
    pipeline: "shop",
    engine: "flink",
    version: 2,
    step: 1,
    jobId: "",
    phase: "settled",
    hash: "",
    options: {},
    schemaId: null,
    restore: null,
    folder: "shop/sums_v2",
    statements: [
      { kind: "sink", name: "sums", sql: filesSink({ name: "sums", pipeline: "shop" }, header, columns) },
      { kind: "insert", name: "sums", sql: `INSERT INTO \`sums\`\n${query}` },
    ],
  };
}

test("how a version's files are read comes from its own sink", () => {
  const { type, complete } = filesVersion(record());
  expect({
    ...type,
    columns: type.columns.map((each) => `${each.name} ${each.type}${each.optional ? "?" : ""}`),
  }).toEqual({
    output: "sums",
    pipeline: "shop",
    format: "csv",
    folder: "sums_v2",
    partitionBy: ["dt", "hr"],
    columns: [
      "window_start timestamp",
      "window_end timestamp",
      "host`s string",
      "small int32?",
      "total int64",
      "most uint64?",
      "mean double?",
      "rough float?",
      "raw bytes?",
      "yes bool",
      "dt string",
      "hr string",
    ],
  });
  expect(complete).toEqual({ columns: ["dt", "hr"], pattern: "yyyy-MM-dd HH", after: 60_000 });
  expect(filesVersion(record(COLUMNS, "SELECT 1", false)).complete).toBeUndefined();
  expect(() => filesVersion({ ...record(), statements: [] })).toThrow(/sums v2 does not say/);
});

test("the record behind a row is known where every SELECT names it", () => {
  const select = "SELECT __topic AS t, `l`.`__partition` AS p, __offset AS o, CONCAT(a, ',') AS b FROM l";
  expect(positionOf(`INSERT INTO x\n${select}`, 4)).toEqual({ topic: "t", partition: "p", offset: "o" });
  expect(positionOf(`INSERT INTO x\n${select}\nUNION ALL\n${select}`, 4)).toEqual({
    topic: "t",
    partition: "p",
    offset: "o",
  });
  expect(positionOf("INSERT INTO x SELECT __partition AS p, __offset AS o FROM l", 2)).toEqual({
    partition: "p",
    offset: "o",
  });
  expect(positionOf(`INSERT INTO x\n${select}\nUNION ALL\n${select.replace("__offset", "0")}`, 4)).toBeUndefined();
  expect(positionOf("INSERT INTO x SELECT __partition AS p, __offset + 1 AS o FROM l", 2)).toBeUndefined();
  expect(positionOf("INSERT INTO x SELECT __partition AS p, 1 + __offset AS o FROM l", 2)).toBeUndefined();
  expect(positionOf("INSERT INTO x SELECT a, b FROM l", 2)).toBeUndefined();
});

test("the cut: windows, else what both have read, else complete partitions, else none", () => {
  const rows = [{ name: "o", type: "BIGINT" }, { name: "p", type: "INT" }, ...COLUMNS.slice(-2)];
  const query = "SELECT __offset AS o, __partition AS p, a AS dt, b AS hr FROM l";
  const cut = (query: string, facts: Partial<CutFacts>, complete = true, columns = rows): unknown => {
    const version = filesVersion(record(columns, query, complete));
    const found = filesCut(version, version, { from: undefined, topics: 1, liveRuns: true, ...facts });
    return typeof found === "string" ? found : found.kind;
  };
  const plain = "SELECT c AS o, d AS p, a AS dt, b AS hr FROM l";
  const trimmed = { from: [{ topic: "l", partition: 0, offset: 7n }] };
  expect(cut(query, {}, true, COLUMNS)).toBe("windows");
  expect(cut(query, trimmed)).toBe("settled");
  expect(cut(query, { ...trimmed, liveRuns: false })).toBe("settled");
  expect(cut(plain, {})).toBe("settled");
  // Without its topic a record's place says nothing when there are several.
  expect(cut(query, { ...trimmed, topics: 2 })).toBe("complete");
  expect(cut(plain, trimmed)).toBe("complete");
  expect(cut(plain, { liveRuns: false })).toBe("complete");
  expect(cut(plain, trimmed, false)).toMatch(/^the sources no longer hold all/);
  expect(cut(plain, { liveRuns: false }, false)).toMatch(/^the job of the old version does not run/);
});
