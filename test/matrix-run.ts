import { readConfig, waitFor } from "#core";
import { deploy } from "#deploy";
import * as generated from "#generated";
import { type LogType, type OutputType, openKafka, openProducer, readRows, type TopicType } from "#kafka";
import { type Difference, differences, leaves } from "./matrix-compare.ts";
import { MATRIX, type MatrixLog, matrixCases } from "./matrix-logs.ts";

/**
 * Runs in a copy of the project that holds the schemas and models of the matrix: deploys, sends every case through the
 * emitted producers, reads every row through the emitted readers, and prints what differs as one line of JSON.
 */
const config = readConfig();
const kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl });
const emitted = generated as unknown as Readonly<Record<string, unknown>>;
const note = (text: string): unknown => process.stderr.write(`${text}\n`);

type Row = Record<string, unknown>;

const typeOf = <T>(name: string, all: readonly { readonly topic: string }[]): T => {
  const found = all.find((type) => type.topic === name);
  if (!found) throw new Error(`nothing was emitted for ${name}`);
  return found as T;
};

async function readAll(type: TopicType<Row>): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for await (const { value } of readRows(kafka, type, { from: "earliest", until: "end" })) {
    // An error row holds defaults: it is told by its fault.
    rows.set(value["fault"] === undefined ? String(value["id"]) : `fault ${rows.size}`, value);
  }
  return rows;
}

async function roundTrip(log: MatrixLog): Promise<{ cells: number; found: Difference[] }> {
  const cases = matrixCases(log, Date.now());
  const type = typeOf<LogType<Row>>(log.name, emitted["logs"] as []);
  const producer = await openProducer(kafka, type, {});
  await Promise.all(cases.map(({ in: event }) => producer.send(event)));
  await producer.close();
  const sent = await readAll(type);
  const output = typeOf<OutputType<Row>>(`${log.name}_all`, emitted["outputs"] as []);
  const rows = await waitFor(
    `${cases.length} rows of ${output.topic}`,
    async () => {
      const read = await readAll(output);
      return read.size >= cases.length && read;
    },
    { deadline: 60_000, interval: 200, maxInterval: 1000 },
  );
  const faults = [...rows.values()].filter((row) => row["fault"] !== undefined);
  const found = faults.map((row) => ({ at: `${log.name} fault`, expected: "none", found: String(row["fault"]) }));
  let cells = 0;
  for (const { id, in: event, out } of cases) {
    cells += leaves(out) + leaves(event);
    found.push(...differences(`${log.name} as sent, ${id} `, event, sent.get(id)));
    const row = rows.get(id);
    const { fault: _, ...values } = row ?? {};
    found.push(...differences(`${log.name} ${id} `, out, row && values));
  }
  return { cells, found };
}

try {
  const began = performance.now();
  const took = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  for (const { name } of MATRIX) {
    await deploy(config, { only: `${name}_all` });
    note(`${name}_all runs after ${took()}`);
  }
  const results = await Promise.all(MATRIX.map(roundTrip));
  note(`everything was read after ${took()}`);
  const cells = results.reduce((sum, result) => sum + result.cells, 0);
  process.stdout.write(`${JSON.stringify({ cells, differences: results.flatMap((r) => r.found) })}\n`);
} finally {
  await kafka.close();
}
