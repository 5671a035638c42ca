import { expect, test } from "vitest";
import type { Pointer } from "#kafka";
import type { QueryListing } from "../ksqldb/client/results.ts";
import { deployedQueries } from "../ksqldb/deployed-ksqldb.ts";
import type { KsqldbRecord } from "../ksqldb/records.ts";
import type { ServerState } from "../ksqldb/server-state.ts";

const record = (output: string, version: number, phase: KsqldbRecord["phase"] = "settled"): KsqldbRecord => ({
  env: "e",
  output,
  pipeline: "p",
  engine: "ksqldb",
  version,
  phase,
  name: version === 1 ? output : `${output}_v${version}`,
  kind: "table",
  topic: output,
  reads: [],
  hash: "h",
  statement: `CREATE TABLE x WITH (VALUE_SCHEMA_ID=\${schema_id}) AS SELECT 1 FROM y;`,
  stored: null,
  sequence: null,
});

const server = (running: readonly string[]): ServerState => ({
  sources: new Map(),
  descriptions: new Map(),
  queries: new Map(
    running.map((name) => [name, { id: name, sinks: [name], statusCount: { RUNNING: 1 } } as unknown as QueryListing]),
  ),
});

test("versions of an output on ksqlDB: the live one first, what it was promoted over, and what stands beside", () => {
  const records = [record("totals", 1), record("totals", 2), record("totals", 3), record("old", 1, "dropped")];
  const pointer = { kind: "pointer", env: "e", output: "totals", live: 2, previous: 1 } as Pointer;
  const deployed = { records, pointers: new Map([["totals", pointer]]) };
  expect(deployedQueries(deployed, server(["TOTALS_V2", "TOTALS_V3"]))).toEqual([
    { output: "totals", version: 2, role: "live", status: "running" },
    { output: "totals", version: 1, role: "kept", status: "gone" },
    { output: "totals", version: 3, role: "beside", status: "running" },
  ]);
  expect(deployedQueries(deployed, undefined).map(({ status }) => status)).toEqual([
    "not asked",
    "not asked",
    "not asked",
  ]);
});
