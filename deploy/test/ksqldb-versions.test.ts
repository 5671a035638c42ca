import { describe, expect, it } from "vitest";
import type { Pointer } from "#kafka";
import { madeTopic, outputDrift } from "../ksqldb/output-places.ts";
import { besidePairs, liveVersion } from "../ksqldb/outputs.ts";
import { type KsqldbRecord, newestVersions, parseKsqldbRecord } from "../ksqldb/records.ts";
import { withReaders, withSteps } from "../ksqldb/rollback.ts";
import { ksqldbKeyText, upstreamOf } from "../ksqldb/version-engine.ts";
import { cutBetween } from "../versions/cut.ts";
import type { Row } from "../versions/decode-row.ts";
import { linked, pairsWith } from "../versions/group.ts";
import { withoutVersions } from "../versions/pointer-without.ts";
import { closedEnd } from "../versions/version-rows.ts";

const MINUTE = 60_000_000_000n;

function record(output: string, version: number, more: Partial<KsqldbRecord> = {}): KsqldbRecord {
  const name = version === 1 ? output : `${output}_v${version}`;
  const base = { env: "e", output, pipeline: "p", engine: "ksqldb", version, phase: "settled", name } as const;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of a statement
  const statement = "CREATE TABLE t WITH (KAFKA_TOPIC = 't', VALUE_SCHEMA_ID = ${schema_id}) AS SELECT 1 FROM s";
  const rest = { kind: "table", topic: name, reads: [], hash: "h", statement, stored: "x", sequence: null } as const;
  return { ...base, ...rest, ...more };
}
const step = (output: string, version: number, more: Partial<KsqldbRecord> = {}): KsqldbRecord =>
  record(output, version, { statement: "CREATE TABLE t WITH (KAFKA_TOPIC = 't') AS SELECT 1 FROM s", ...more });

function pointer(output: string, ...parts: Pointer["parts"]): Pointer {
  const base = { kind: "pointer", env: "e", output, pipeline: "p", engine: "ksqldb", previous: 1 } as const;
  return { ...base, live: parts.at(-1)?.version ?? 1, parts, cut: "window", at: 0 };
}

const names = (records: readonly KsqldbRecord[]): string[] => records.map(({ name }) => name);
const rows = (...minutes: number[]): Row[] =>
  minutes.map((minute) => {
    const start = BigInt(minute) * MINUTE;
    return new Map([
      ["window_start", start],
      ["window_end", start + MINUTE],
    ]);
  });

describe("the last closed window", () => {
  it("is the newest one where rows come when it closes", () => {
    expect(closedEnd(rows(1, 3), undefined)).toBe(4n * MINUTE);
  });
  it("is one that no late event can reach where rows come before", () => {
    expect(closedEnd(rows(1, 2, 3), 0n)).toBe(3n * MINUTE);
    expect(closedEnd(rows(1, 2, 3), 1n)).toBe(2n * MINUTE);
    expect(closedEnd(rows(1, 2, 9), 1n), "an end that some row has").toBe(3n * MINUTE);
    expect(closedEnd(rows(1), 1n), "none is closed").toBe(0n);
    expect(closedEnd([new Map([["host", "a"]])], 1n), "no windows").toBeUndefined();
  });
});

it("keys of ksqlDB are told apart as text, with the start of their window", () => {
  const start = Buffer.alloc(8);
  start.writeBigInt64BE(1_795_000_020_000n);
  expect(ksqldbKeyText(Buffer.concat([Buffer.from('"CARD"'), start]))).toBe('"CARD" 2026-11-18T11:07:00.000Z');
  expect(ksqldbKeyText(Buffer.from('{"event_id_key":"a"}'))).toBe('{"event_id_key":"a"}');
  expect(ksqldbKeyText(Buffer.from([0xff, 1]))).toBe("0xff01");
});

describe("versions of outputs", () => {
  const all = [
    step("ok", 1),
    step("buckets", 1, { reads: ["ok"] }),
    step("buckets", 2, { reads: ["ok"] }),
    record("service", 1, { reads: ["buckets"] }),
    record("service", 2, { reads: ["buckets_v2"] }),
    record("errors", 1, { reads: ["service"] }),
    record("errors", 2, { reads: ["SERVICE_V2"] }),
    step("own", 1, { reads: ["ok"] }),
    record("alone", 1, { reads: ["own"] }),
    record("totals", 1, { reads: ["ok"] }),
    record("totals", 2, { reads: ["ok"] }),
  ];
  const of = (name: string): KsqldbRecord => all.find((each) => each.name === name) as KsqldbRecord;
  const feeds = (writer: KsqldbRecord, reader: KsqldbRecord): boolean => upstreamOf(reader, all).includes(writer);

  it("live is what the pointer names, else the oldest that stands", () => {
    expect(liveVersion({ records: all, pointers: new Map() }, "service")?.version).toBe(1);
    const pointers = new Map([["service", pointer("service", { version: 2, topic: "t", after: null, until: null })]]);
    expect(liveVersion({ records: all, pointers }, "service")?.version).toBe(2);
    const gone = all.filter(({ name }) => name !== "service_v2");
    expect(liveVersion({ records: gone, pointers }, "service")?.version).toBe(1);
    expect(besidePairs({ records: all, pointers }).map(({ next }) => next.name)).toEqual(["errors_v2", "totals_v2"]);
  });

  it("go together when one reads the other, not when they read the same step", () => {
    const pairs = besidePairs({ records: all, pointers: new Map() });
    expect(names(pairsWith("errors", pairs, feeds).map(({ next }) => next))).toEqual(["service_v2", "errors_v2"]);
    expect(names(pairsWith("totals", pairs, feeds).map(({ next }) => next))).toEqual(["totals_v2"]);
    expect(() => pairsWith("other", pairs, feeds)).toThrow("no version of other is built beside its live one");
    expect(names(linked(of("service_v2"), [of("errors_v2"), of("totals_v2")], feeds))).toEqual([
      "service_v2",
      "errors_v2",
    ]);
  });

  it("take their readers along, and steps that nothing else reads when another version of them stays", () => {
    const drop = withReaders([of("service_v2")], all);
    expect(names(drop)).toEqual(["service_v2", "errors_v2"]);
    expect(names(withSteps(drop, all))).toEqual(["service_v2", "errors_v2", "buckets_v2"]);
    const both = withReaders([of("service"), of("service_v2")], all);
    expect(names(withSteps(both, all)), "ok is read by totals, one of buckets stays").not.toContain("ok");
    expect(names(withSteps(both, all, { whole: true })).filter((name) => /buckets/.test(name))).toEqual([
      "buckets",
      "buckets_v2",
    ]);
    expect(names(withSteps([of("alone")], all)), "the only version of a step stays").toEqual(["alone"]);
    expect(names(withSteps([of("alone")], all, { whole: true }))).toEqual(["alone", "own"]);
  });

  it("that are paused count as standing, and the phase is read back", () => {
    const paused = record("totals", 3, { phase: "paused" });
    expect(newestVersions([...all, paused]).get("totals")).toBe(paused);
    expect(parseKsqldbRecord({ ...paused })).toMatchObject({ phase: "paused" });
  });
});

describe("the cut between two versions", () => {
  const at = (minute: number): string => new Date(minute * 60_000).toISOString();
  const closed = { columns: ["window_start", "window_end"], ends: { "0": "7" }, closed: 5n * MINUTE };

  it("is behind the last closed window, and never before the cut that was made last", () => {
    const [one, two] = [record("a", 1), record("a", 2)];
    const promoted = cutBetween(one, two, undefined, closed);
    expect(promoted.parts).toEqual([
      { version: 1, topic: "a", after: null, until: at(5), ends: { "0": "7" } },
      { version: 2, topic: "a_v2", after: at(5), until: null },
    ]);
    const back = cutBetween(two, one, pointer("a", ...promoted.parts), { ...closed, closed: 3n * MINUTE });
    expect(back.parts.map(({ version, after, until }) => [version, after, until])).toEqual([
      [1, null, at(5)],
      [2, at(5), at(5)],
      [1, at(5), null],
    ]);
  });

  it("goes with a version that is dropped: the others fill its stretch", () => {
    const parts: Pointer["parts"] = [
      { version: 1, topic: "a", after: null, until: at(5), ends: {} },
      { version: 2, topic: "a_v2", after: at(5), until: at(7), ends: {} },
      { version: 1, topic: "a", after: at(7), until: null },
    ];
    expect(withoutVersions(pointer("a", ...parts), new Set([2])).parts).toEqual([
      { version: 1, topic: "a", after: null, until: null },
    ]);
  });
});

describe("what the server makes for a version", () => {
  const made = (kind: "stream" | "table", settings: string): KsqldbRecord =>
    record("a", 1, { kind, statement: `CREATE X a WITH (KAFKA_TOPIC = 'a'${settings}) AS SELECT 1 FROM s` });

  it("is a topic with the partitions and the time of its statement", () => {
    expect(madeTopic(made("table", ", PARTITIONS = 4, RETENTION_MS = 3600000"))).toEqual({
      name: "a",
      partitions: 4,
      config: { "cleanup.policy": "compact,delete", "retention.ms": "3600000" },
    });
    expect(madeTopic(made("table", ", PARTITIONS = 4"))?.config).toEqual({ "cleanup.policy": "compact" });
    expect(madeTopic(made("stream", ", PARTITIONS = 4"))?.config).toEqual({ "cleanup.policy": "delete" });
    expect(madeTopic(record("a", 1, { statement: "CREATE STREAM a WITH (PARTITIONS = 4)" }))).toBeUndefined();
  });

  it("is missed when it is gone, and told when it is another one", () => {
    const place = { record: made("table", ", PARTITIONS = 2, RETENTION_MS = 3600000"), subject: undefined };
    const look = (topics: Parameters<typeof outputDrift>[1]["topics"]): string[] =>
      outputDrift([place], { topics, subjects: new Map() }).map(
        ({ kind, what, name, why }) => `${kind} ${what} ${name}: ${why}`,
      );
    expect(look(new Map())).toEqual(["missing topic a: a writes it"]);
    const config = { "cleanup.policy": "delete,compact", "retention.ms": "3600000" };
    expect(look(new Map([["a", { partitions: 2, config, records: 0n }]]))).toEqual([]);
    expect(look(new Map([["a", { partitions: 3, config, records: 0n }]]))).toEqual([
      "changed topic a: has 3 partitions, 2 declared: Kafka cannot remove partitions",
    ]);
  });
});
