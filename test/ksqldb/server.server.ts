import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readQueries } from "#compose";
import { type Config, messageOf, paint, ROOT, readConfig, renderError, waitFor } from "#core";
import {
  adoptKsqldb,
  compareKsqldb,
  deployKsqldb,
  dropKsqldb,
  findKsqldbDrift,
  type Ksqldb,
  KsqldbError,
  type KsqldbObject,
  openKsqldb,
  openKsqldbRecords,
  pauseKsqldb,
  pending,
  planKsqldb,
  promoteKsqldb,
  queryHealth,
  readServer,
  recordsInMemory,
  renderCase,
  resumeKsqldb,
  rollbackKsqldb,
  serverName,
  testSqlOnKsqldb,
} from "#deploy";
import { openKafka, openRegistry } from "#kafka";
import { runScenario } from "./scenario.ts";

const url = process.env["SLUICE_KSQLDB_URL"] ?? "";
const clients = { "1.1": openKsqldb(url), "2": openKsqldb(url, { httpVersion: "2" }) } as const;
const client: Ksqldb = clients["1.1"];
const run = randomUUID().slice(0, 8);
const topics: string[] = [];
const subjects: string[] = [];

beforeAll(async () => {
  const { sources } = await readServer(client, []);
  const others = [...sources.keys()].filter((name) => name !== "KSQL_PROCESSING_LOG");
  // These tests drop what they find under their names.
  if (others.length > 0) throw new Error(`the ksqlDB server is not empty: it has ${others.join(", ")}`);
});

afterAll(async () => {
  const { kafka, kafkaClient, registryUrl, registryCa } = readConfig();
  const registry = openRegistry(registryUrl, { ca: registryCa });
  for (const subject of subjects) await registry.deleteSubject(subject, { permanent: true });
  const broker = openKafka({ bootstrap: kafka, client: kafkaClient, registryUrl, clientId: "sluice-test" });
  const there = (await broker.admin().describeTopics(topics)).map(({ name }) => name);
  await broker.admin().deleteTopics(there);
  await broker.close();
  await Promise.all(Object.values(clients).map((each) => each.close()));
});

describe("the client", () => {
  const name = `READINGS_${run.toUpperCase()}`;

  beforeAll(async () => {
    topics.push(`readings_${run}`);
    await client.command(
      `CREATE STREAM ${name} (id STRING KEY, big BIGINT, price DECIMAL(20, 6), seen TIMESTAMP, place STRUCT<city STRING>, tags ARRAY<STRING>, note STRING) WITH (KAFKA_TOPIC = 'readings_${run}', VALUE_FORMAT = 'JSON', PARTITIONS = 1);`,
    );
    await client.ksql(
      `INSERT INTO ${name} (id, big, price, seen, place, tags, note) VALUES ('a', 9007199254740993, 12345678901234.123456, '2026-11-20T12:00:00.123', STRUCT(city := 'Köln'), ARRAY['x', ''], '😀');`,
    );
    await client.ksql(`INSERT INTO ${name} (id) VALUES ('b');`);
  });
  afterAll(async () => {
    await client.command(`DROP STREAM ${name};`);
  });

  test.each(["1.1", "2"] as const)("asks and reads over HTTP/%s", async (version) => {
    const each = clients[version];
    expect(await each.info()).toMatchObject({ status: "RUNNING" });
    expect((await each.statuses()).get(`stream/\`${name}\`/create`)).toBe("SUCCESS");
    for (const format of ["delimited", "json", "v1"] as const) {
      const result = await each.query(`SELECT * FROM ${name} EMIT CHANGES LIMIT 2;`, {
        format,
        properties: { "auto.offset.reset": "earliest" },
      });
      const rows = [];
      for await (const { values } of result) rows.push(values);
      expect(rows).toEqual([
        [
          "a",
          9007199254740993n,
          "12345678901234.123456",
          new Date("2026-11-20T12:00:00.123Z"),
          { CITY: "Köln" },
          ["x", ""],
          "😀",
        ],
        ["b", null, null, null, null, null, null],
      ]);
    }
  });

  test.each(["1.1", "2"] as const)("closes what it leaves on the server, over HTTP/%s", async (version) => {
    const each = clients[version];
    const abort = new AbortController();
    const result = await each.query(`SELECT id FROM ${name} EMIT CHANGES;`, {
      signal: abort.signal,
      properties: { "auto.offset.reset": "earliest" },
    });
    const reading = (async () => {
      for await (const _ of result) abort.abort(new Error("enough"));
    })();
    expect(messageOf(await reading.catch((error) => error))).toBe("enough");
    await waitFor("the server to have closed the query", async () => !(await each.closeQuery(result.queryId)), {
      deadline: 20_000,
    });
  });

  it("keeps what the server says of a fault, with its place", async () => {
    const error = await client.ksql(`SHOW STREAMS;\nSELEC 1;`).catch((fault) => fault);
    expect(error).toBeInstanceOf(KsqldbError);
    expect((error as KsqldbError).fault).toMatchObject({ status: 400, code: 40001, position: { line: 2, column: 1 } });
  });
});

describe("deployment", () => {
  const object = (name: string, kind: "stream" | "table", reads: string[], statement: string): KsqldbObject => ({
    name,
    kind,
    statement,
    topic: name,
    isWindowed: /WINDOW/.test(statement),
    reads,
    hash: statement,
  });

  it("deploys, deploys again, rebuilds beside, rolls back, sees drift and mends it", async () => {
    const [log, ok, totals] = [`log_${run}`, `log_${run}_ok`, `totals_${run}_1m`];
    topics.push(log, ok, totals, `${totals}_v2`, `${totals}_v3`);
    const objects = [
      object(
        log,
        "stream",
        [],
        `CREATE STREAM ${log} (id STRING KEY, kind STRING) WITH (KAFKA_TOPIC = '${log}', VALUE_FORMAT = 'JSON', PARTITIONS = 1)`,
      ),
      object(
        ok,
        "stream",
        [log],
        `CREATE STREAM ${ok} WITH (KAFKA_TOPIC = '${ok}') AS SELECT id, ${log}.kind AS kind FROM ${log} WHERE kind IS NOT NULL EMIT CHANGES`,
      ),
      object(
        totals,
        "table",
        [ok],
        `CREATE TABLE ${totals} WITH (KAFKA_TOPIC = '${totals}') AS SELECT kind, COUNT(*) AS n FROM ${ok} WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 1 DAY, GRACE PERIOD 10 MINUTES) GROUP BY kind EMIT CHANGES`,
      ),
    ];
    await runScenario({ client, records: recordsInMemory(), env: "test", pipeline: "test" }, objects, totals);
  });
});

describe("SQL cases", () => {
  it("give what they expect, or differ as they are known to, in all pipelines, and leave nothing", async () => {
    const config = readConfig();
    const result = await testSqlOnKsqldb(config);
    const failed = result.results.filter(({ passed }) => !passed);
    expect(failed.map((each) => renderCase(each, paint(false), (error) => renderError(error)))).toEqual([]);
    expect(result.results.length).toBeGreaterThan(10);
    const { sources } = await readServer(client, []);
    const kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient, registryUrl: config.registryUrl });
    const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
    const named = (name: string): boolean => /case_/i.test(name);
    try {
      expect([...sources.keys()].filter(named)).toEqual([]);
      // Topics and subjects of a query's own are deleted by the server, after its DROP has answered.
      const left = async (): Promise<string[]> =>
        [...(await kafka.admin().topicNames()), ...(await registry.subjects())].filter(named);
      await waitFor("topics and subjects of the cases to be gone", async () => (await left()).length === 0, {
        deadline: 60_000,
      });
    } finally {
      await kafka.close();
    }
  }, 1_800_000);
});

describe("all pipelines", () => {
  /** Records of this run alone; the server is empty, so nothing is mixed up. */
  const root = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  const config: Config = { ...readConfig(), root, env: `t${run}` };
  const table = "payment_error_rate_1m";
  const model = join(root, "sql", "ksqldb", "payment", `${table}.sql`);

  /** Deploys, and remembers what is to be taken away. */
  const deployed = async (): Promise<string[]> => {
    const { steps } = await deployKsqldb(config);
    for (const { action, mark, name } of steps) {
      if (action.kind === "create-topic" && !name.startsWith("sluice_")) topics.push(name);
      if (action.kind === "register" && mark === "+") subjects.push(name);
    }
    return steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`);
  };

  beforeAll(() => {
    for (const name of ["kafka", "schemas", "references"]) symlinkSync(join(ROOT, name), join(root, name), "dir");
    cpSync(join(ROOT, "sql"), join(root, "sql"), { recursive: true });
  });

  afterAll(async () => {
    const kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient, registryUrl: config.registryUrl });
    const store = openKsqldbRecords(kafka, config.env);
    try {
      const records = await store.read();
      // Readers first: the server drops nothing that is read.
      for (const { name, kind, phase } of [...records].reverse())
        if (phase !== "dropped") await client.command(`DROP ${kind.toUpperCase()} ${serverName(name)};`);
      // Topics that were here before stay; what the server registered by itself goes with its topic.
      for (const { topic, statement } of records) {
        if (!/\bAS\s+SELECT\b/i.test(statement)) continue;
        topics.push(topic);
        subjects.push(`${topic}-value`);
      }
    } finally {
      await store.close();
      await kafka.close();
      rmSync(root, { recursive: true });
    }
  });

  it("are deployed by deploy-sql, and a second time there is nothing to do", async () => {
    await deployed();
    const { steps, env } = await planKsqldb(config);
    expect(env).toBe(config.env);
    const made = steps.filter(({ what }) => what === "stream" || what === "table");
    expect(made.length).toBeGreaterThan(20);
    const { sources } = await readServer(client, []);
    for (const { name } of made) expect(sources.has(serverName(name)), name).toBe(true);
    expect(await deployed()).toEqual([]);
    expect(await findKsqldbDrift(config)).toEqual([]);
  });

  it("have a changed model built beside, and go back", async () => {
    const before = readFileSync(model, "utf8");
    writeFileSync(model, before.replaceAll("0.10", "0.20"));
    expect(await deployed()).toEqual([`+ schema ${table}_v2-value`, `~ table ${table}_v2`]);
    expect(await deployed()).toEqual([]);
    const back = await rollbackKsqldb(config, table);
    expect([back.back.name, back.switched]).toEqual([table, []]);
    writeFileSync(model, before);
    expect(pending(await planKsqldb(config))).toEqual([]);
  });

  it("have a changed model compared and promoted, and its readers sent back; what is kept is dropped", async () => {
    const before = readFileSync(model, "utf8");
    writeFileSync(model, before.replaceAll("0.10", "0.30"));
    expect(await deployed()).toContain(`~ table ${table}_v3`);
    // No payment was sent: that both are empty is equal.
    expect(await compareKsqldb(config, { output: table })).toMatchObject([
      { behind: false, rows: { equal: true, rows: 0 } },
    ]);
    expect(await promoteKsqldb(config, { output: table })).toMatchObject([{ output: table, from: 1, to: 3 }]);
    expect(await deployed()).toEqual([]);
    for (const name of [table, `${table}_v3`])
      expect(queryHealth(await readServer(client, []), serverName(name)).health, `${name} runs`).toBe("running");
    expect((await rollbackKsqldb(config, table)).switched).toMatchObject([{ output: table, from: 3, to: 1 }]);
    const dropped = await dropKsqldb(config, { output: table, confirm: async () => undefined });
    expect(dropped.map(({ version }) => version).sort()).toEqual([2, 3]);
    writeFileSync(model, before);
    expect(pending(await planKsqldb(config))).toEqual([]);
  });

  it("stay paused over deployments until they are resumed", async () => {
    await pauseKsqldb(config, { output: table });
    expect(await deployed()).toEqual([]);
    const health = async (): Promise<string> => queryHealth(await readServer(client, []), serverName(table)).health;
    expect(await health()).toBe("paused");
    expect(await findKsqldbDrift(config)).toEqual([]);
    await resumeKsqldb(config, { output: table });
    expect(await health()).toBe("running");
  });

  it("are adopted where no record names them: what the server stored is what is declared", async () => {
    const other: Config = { ...config, env: `${config.env}b` };
    const plan = await planKsqldb(config);
    const outputs = plan.steps
      .filter(({ what, name }) => what === "table" && /_1m$/.test(name))
      .map(({ name }) => name);
    expect(outputs.length).toBeGreaterThan(5);
    for (const output of outputs) {
      // One that another one reads was adopted with that.
      const refused = await adoptKsqldb(other, output).then(() => "", messageOf);
      expect(refused).toMatch(/^$|has a record already/);
    }
  });

  it("drift when a query is paused behind their back, and are mended", async () => {
    const { id } = queryHealth(await readServer(client, []), serverName(table));
    await client.command(`PAUSE ${id};`);
    expect(await findKsqldbDrift(config)).toMatchObject([{ name: table, why: `its query ${id} is paused` }]);
    expect(await deployed()).toEqual([`~ table ${table}`]);
    expect(await findKsqldbDrift(config)).toEqual([]);
  });

  const queries = readQueries(readFileSync(join(ROOT, "docs/ksql-cli.md"), "utf8"));

  test.each(queries.map((query) => [`${query.line} ${query.title}`, query] as const))(
    "docs/ksql-cli.md:%s",
    async (_, { sql, kind }) => {
      if (kind === "statement") {
        expect((await client.ksql(`${sql};`)).length).toBeGreaterThan(0);
        return;
      }
      if (kind === "print") {
        // It has an endpoint of its own, which only the CLI uses: that the topic is there is what can be asked here.
        const topic = /^PRINT\s+['"`]?([\w.-]+)/i.exec(sql)?.[1] ?? "";
        const listed = await client.ksql("SHOW ALL TOPICS;");
        expect(JSON.stringify(listed)).toContain(topic);
        return;
      }
      const properties = { "auto.offset.reset": "earliest" };
      const result = await client.query(`${sql};`, { properties });
      // No rows were sent: a push query would wait for ever. That it was taken, with its columns, is the proof.
      expect(result.columns.length).toBeGreaterThan(0);
      if (kind === "push") await result.close();
      else for await (const row of result) expect(row.values.length).toBe(result.columns.length);
    },
  );
});
