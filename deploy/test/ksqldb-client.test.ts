import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { waitFor } from "#core";
import { makeCertificate } from "../../test/interop/certificate.ts";
import { exchange } from "../ksqldb/client/exchange.ts";
import { KsqldbError, parseFault } from "../ksqldb/client/fault.ts";
import { type Ksqldb, type KsqldbOptions, openKsqldb } from "../ksqldb/client/open-ksqldb.ts";
import { openTransport } from "../ksqldb/client/open-transport.ts";
import type { QueryResult } from "../ksqldb/client/query.ts";
import type { QueryFormat } from "../ksqldb/client/query-parser.ts";
import type { RetryState } from "../ksqldb/client/retry.ts";
import { piecesOf, type Recording, recording, recordings, sentBy } from "./recordings.ts";
import { type ReplayServer, type Reply, replaying, replyOf, type Seen, startReplay } from "./replay-server.ts";

const VERSIONS = ["1.1", "2"] as const;
const folder = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = (work: Promise<unknown>): Promise<KsqldbError> =>
  work.then(
    () => new Error("it worked"),
    (e) => e,
  );

/** A server and a client of it, closed afterwards; nothing is tried again unless a test asks for it. */
async function withServer(
  answer: (seen: Seen) => Reply | undefined | Promise<Reply | undefined>,
  use: (client: Ksqldb, server: ReplayServer) => Promise<void>,
  options: KsqldbOptions = {},
): Promise<void> {
  await using server = await startReplay(answer, { httpVersion: options.httpVersion ?? "1.1" });
  const client = openKsqldb(server.url, { retry: { busy: 0, unreachable: 0 }, ...options });
  try {
    await use(client, server);
  } finally {
    await client.close();
  }
}

const formatOf = ({ request }: Recording): QueryFormat => {
  const accept = request.headers["Accept"] ?? request.headers["accept"] ?? "";
  return accept.includes("delimited") ? "delimited" : accept === "application/json" ? "json" : "v1";
};

/** Sends the recorded query through the client. */
function ask(client: Ksqldb, recorded: Recording): Promise<QueryResult> {
  const sent = sentBy(recorded) as { sql: string; properties?: Record<string, string>; sessionVariables?: object };
  return client.query(sent.sql, {
    format: formatOf(recorded),
    ...(sent.properties && { properties: sent.properties }),
    ...(sent.sessionVariables && { variables: sent.sessionVariables as Record<string, string> }),
  });
}

async function collect(result: QueryResult): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const { values } of result) rows.push([...values]);
  return rows;
}

const queries = [...recordings.values()].filter(
  ({ request, response }) =>
    request.path === "/query-stream" && response?.status === 200 && !/PRINT/.test(request.body ?? ""),
);
/** What a reader of a recorded query gets: rows, or the words of the error. */
const endOf = (name: string): RegExp | undefined =>
  /error-after-header/.test(name)
    ? /the query died .* after 2 rows \(code 50000\): org\.apache/
    : /server-killed/.test(name)
      ? /broke off: .*after 9 rows$/
      : /server-stopped/.test(name)
        ? /ended the query after 9 rows: it has no limit/
        : undefined;

describe("recorded queries over their HTTP version", () => {
  test.each(queries.map((entry) => [entry.name, entry] as const))("%s", async (name, recorded) => {
    await withServer(
      replaying([recorded, recording(`close-query.ok.http${recorded.request.httpVersion[0]}`)]),
      async (client) => {
        const result = await ask(client, recorded);
        const rows: unknown[][] = [];
        const reading = (async () => {
          for await (const { values } of result) {
            rows.push([...values]);
            if (recorded.response?.endedBy === "client" && rows.length === 4) break;
            // Recorded while another request closed the query.
            if (/closed-by-close-query/.test(name) && rows.length === 13) await client.closeQuery(result.queryId);
          }
        })();
        const wanted = endOf(name);
        if (wanted) {
          const error = await failure(reading);
          expect(error).toBeInstanceOf(KsqldbError);
          expect(error.message).toMatch(wanted);
          expect(error.rows).toBe(rows.length);
        } else await reading;
        expect(result.queryId).toMatch(/^(transient|query)_/);
        const header = Buffer.concat(piecesOf(recorded)).toString("utf8");
        for (const { name: column } of result.columns) expect(header).toContain(column);
        const lines = header.split("\n").filter((line) => line.startsWith("["));
        if (formatOf(recorded) === "delimited") expect(rows.length).toBe(lines.length);
      },
      { httpVersion: recorded.request.httpVersion },
    );
  });
});

describe("a result that is cut on the socket", () => {
  const sample = ["push-query.types.http1", "push-query.types.v1", "push-query.types.json", "pull-query.scan"];
  const cases = [
    ...sample.map((name) => [name, "1.1"] as const),
    ["push-query.types.http2", "2"] as const,
    ["pull-query.windowed.http2", "2"] as const,
  ];
  test.each(cases)(
    "%s over HTTP/%s is an error that tells the rows before it, at every sampled place",
    async (name, httpVersion) => {
      const recorded = recording(name);
      const bytes = Buffer.concat(piecesOf(recorded));
      let cut = 0;
      const lines = [...bytes.keys()].filter((at) => bytes[at] === 0x0a || bytes[at] === 0x5d).map((at) => at + 1);
      const cuts = [0, 1, bytes.length - 1, bytes.length, ...lines.slice(0, 12), ...lines.slice(-3)];
      await withServer(
        () => replyOf(recorded, { cut }),
        async (client) => {
          const whole = await withWhole(recorded, httpVersion);
          for (cut of cuts) {
            const rows: unknown[][] = [];
            const error = await failure(
              (async () => {
                for await (const { values } of await ask(client, recorded)) rows.push([...values]);
              })(),
            );
            // Before the first byte of the body, HTTP/2 may lose the head as well.
            if (cut === 0 && error.code === "SLUICE_ADDRESS_UNREACHABLE") continue;
            expect(error, `cut at ${cut}`).toMatchObject({ code: "SLUICE_KSQLDB", rows: rows.length });
            expect(error.message).toMatch(/broke off|ends too early/);
            expect(rows).toEqual(whole.slice(0, rows.length));
          }
        },
        { httpVersion },
      );
    },
  );

  async function withWhole(recorded: Recording, httpVersion: "1.1" | "2"): Promise<unknown[][]> {
    let rows: unknown[][] = [];
    const use = async (client: Ksqldb): Promise<void> => {
      rows = await collect(await ask(client, recorded));
    };
    await withServer(replaying([recorded]), use, { httpVersion });
    return rows;
  }

  it("and ends cleanly before its limit is an error too", async () => {
    const recorded = recording("push-query.types.http1");
    await withServer(
      () => ({ ...replyOf(recorded), pieces: piecesOf(recorded).slice(0, 2) }),
      async (client) => {
        const error = await failure(ask(client, recorded).then(collect));
        expect(error.message).toMatch(/ended the query after 1 row: its limit is 3/);
      },
    );
  });
});

describe("whole answers", () => {
  const others = [...recordings.values()].filter((entry) => entry.response && !queries.includes(entry));
  const textual = others.filter(
    ({ request, response }) => response?.body !== undefined && request.path !== "/inserts-stream",
  );
  const client = (url: string, httpVersion: "1.1" | "2"): Ksqldb =>
    openKsqldb(url, { httpVersion, retry: { busy: 0, unreachable: 0 } });

  /** Sends the recorded request by the call of the client that makes such requests; undefined when none does. */
  function send(api: Ksqldb, { request }: Recording): Promise<unknown> | undefined {
    if (request.path === "/inserts-stream") return undefined;
    const sent = request.body?.startsWith("{") ? (JSON.parse(request.body) as Record<string, unknown>) : {};
    const { streamsProperties: properties, sessionVariables: variables, commandSequenceNumber: after } = sent;
    const common = {
      ...(properties ? { properties: properties as Record<string, string> } : {}),
      ...(variables ? { variables: variables as Record<string, string> } : {}),
      ...(after === undefined ? {} : { after: Number(after) }),
    };
    const only = Object.keys(sent).every((key) =>
      ["ksql", "streamsProperties", "sessionVariables", "commandSequenceNumber"].includes(key),
    );
    if (request.path === "/info") return api.info();
    if (request.path === "/status") return api.statuses();
    if (request.path.startsWith("/status/"))
      return api.status(decodeURIComponent(request.path.slice("/status/".length)));
    if (request.path === "/close-query") return api.closeQuery(String(sent["queryId"]));
    if (request.path === "/query-stream" && typeof sent["sql"] === "string") {
      return api.query(
        sent["sql"],
        sent["properties"] ? { properties: sent["properties"] as Record<string, string> } : {},
      );
    }
    if (
      request.path === "/ksql" &&
      request.method === "POST" &&
      only &&
      String(sent["ksql"] ?? "")
        .replace(/--.*/, "")
        .trim()
    ) {
      return api.ksql(String(sent["ksql"]), common);
    }
    return undefined;
  }

  /** Requests that this client never makes: other methods and endpoints, broken bodies. Their answers are still read. */
  const foreign: readonly string[] = others
    .filter(
      (entry) =>
        send(openKsqldb("http://127.0.0.1:1", { signal: AbortSignal.abort() }), entry)?.catch(() => 0) === undefined,
    )
    .map(({ name }) => name);

  it("that belong to no call of the client are these", () => {
    expect(foreign).toEqual([
      "auth.healthcheck-open",
      "chc-ready",
      "cluster-status.not-enabled",
      "healthcheck.ok",
      "healthcheck.starting-503",
      "inserts-stream.error.bad-row",
      "inserts-stream.error.http1",
      "inserts-stream.error.protobuf-inferred",
      "inserts-stream.error.unknown-target",
      "inserts-stream.ok",
      "inserts-stream.unknown-column-ignored",
      "is-valid-property.unknown",
      "ksql.comment-only",
      "ksql.empty",
      "ksql.error.empty-body",
      "ksql.error.method",
      "ksql.error.not-json",
      "ksql.misspelt-key",
      "ksql.sql-key",
      "metadata-id",
      "metadata",
      "not-found",
      "query-stream.error.misspelt-key",
      "query.old-endpoint",
    ]);
  });

  const known = textual.filter(({ name }) => !foreign.includes(name));
  test.each(known.map((entry) => [entry.name, entry] as const))("%s", async (name, recorded) => {
    const { response, request } = recorded;
    if (!response) throw new Error(name);
    const bytes = Buffer.concat(piecesOf(recorded));
    let cut: number | undefined;
    await using server = await startReplay(() => replyOf(recorded, cut === undefined ? {} : { cut }), {
      httpVersion: request.httpVersion,
    });
    const api = client(server.url, request.httpVersion);
    try {
      if (response.status === 200) {
        const value = await send(api, recorded);
        expect(value).toBeDefined();
        if (request.path === "/ksql") expect(value).toHaveLength((JSON.parse(response.body ?? "") as unknown[]).length);
      } else if (name === "close-query.error.unknown") expect(await send(api, recorded)).toBe(false);
      else {
        const error = await failure(send(api, recorded) as Promise<unknown>);
        expect(error).toMatchObject({ code: "SLUICE_KSQLDB", fault: { status: response.status, body: response.body } });
        const said = (response.body ?? "").startsWith("{") ? JSON.parse(response.body ?? "").message : response.body;
        expect(error.message).toContain(said);
        expect(error.retryable).toBe(response.status === 503 || /command topic consumer/.test(response.body ?? ""));
      }
      expect(server.seen[0]).toMatchObject({ method: request.method, path: request.path });
      if (request.body !== undefined) expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual(JSON.parse(request.body));
      // Half an answer is never a success, nor the server's refusal.
      for (cut of [0, 1, bytes.length >> 1, bytes.length - 1].filter((at) => at >= 0 && at < bytes.length)) {
        const error = await failure(send(api, recorded) as Promise<unknown>);
        expect(error.code, `cut at ${cut}`).toMatch(/^SLUICE_(KSQLDB|ADDRESS_UNREACHABLE)$/);
        expect(error.fault).toBeUndefined();
      }
    } finally {
      await api.close();
    }
  });

  const strange = others.filter(({ name }) => foreign.includes(name) && !/bad-row|protobuf-inferred/.test(name));
  test.each(strange.map((entry) => [entry.name, entry] as const))("%s: whole, or an error", async (_, recorded) => {
    const { request, response } = recorded;
    const bytes = Buffer.concat(piecesOf(recorded));
    let cut: number | undefined;
    await using server = await startReplay(() => replyOf(recorded, cut === undefined ? {} : { cut }), {
      httpVersion: request.httpVersion,
    });
    const { httpVersion, path, method, body } = request;
    const transport = openTransport({ base: new URL(server.url), httpVersion, ca: undefined });
    const link = { transport, address: server.url, authorization: undefined, timeout: 5000 };
    const call = { method, path, harmless: true, ...(body !== undefined && { body }) };
    try {
      const got = await exchange(link, call).catch((error) => (error as KsqldbError).fault?.body);
      expect(got).toBe(bytes.toString("utf8"));
      for (cut of [0, bytes.length - 1].filter((at) => at >= 0 && at < bytes.length)) {
        expect((await failure(exchange(link, call))).fault, `cut at ${cut}`).toBeUndefined();
      }
    } finally {
      await transport.close();
    }
    expect(response).toBeDefined();
  });

  it("are all looked at, with the queries above: 181 recordings", () => {
    const rest = ["inserts-stream.error.bad-row", "inserts-stream.error.protobuf-inferred", "print-topic.ok"];
    const refused = ["info.connection-refused"];
    const names = [...[...queries, ...known, ...strange].map(({ name }) => name), ...rest, ...refused];
    expect(names.sort()).toEqual([...recordings.keys()].sort());
    expect(names).toHaveLength(181);
  });

  it("of PRINT are no rows: the client says so", async () => {
    const recorded = recording("print-topic.ok");
    await withServer(replaying([recorded]), async (api) => {
      const error = await failure(ask(api, recorded));
      expect(error.message).toMatch(/cannot be read: this is no JSON: rowtime: 2026.*, after 0 rows$/);
    });
  });

  it("of inserts name the row that failed", () => {
    // The client has no call for them: rows are written by the typed producer.
    for (const name of ["inserts-stream.error.bad-row", "inserts-stream.error.protobuf-inferred"]) {
      const last =
        Buffer.concat(piecesOf(recording(name)))
          .toString("utf8")
          .trim()
          .split("\n")
          .at(-1) ?? "";
      expect(parseFault(200, last)).toMatchObject({ code: expect.any(Number), message: expect.stringMatching(/./) });
    }
  });

  it("cut at any byte are no JSON, should the end look clean", () => {
    const bodies = known
      .filter(({ request }) => request.path !== "/close-query")
      .map(({ response }) => response?.body ?? "");
    for (const body of bodies) {
      const step = Math.max(1, Math.floor(body.length / 300));
      for (let cut = 0; cut < body.length; cut += step) expect(() => JSON.parse(body.slice(0, cut))).toThrow();
    }
  });
});

describe("commands", () => {
  it("that are still executing are followed to their end", async () => {
    const statuses = ["status.executing", "status.executing", "status.after-executing"];
    const states: string[] = [];
    await withServer(
      ({ path }) =>
        replyOf(recording(path === "/ksql" ? "create-or-replace.executing" : (statuses.shift() ?? "not-found"))),
      async (client, server) => {
        const sql = String(sentBy(recording("create-or-replace.executing"))["ksql"]);
        const outcome = await client.command(sql, { onState: (id, { state }) => states.push(`${id} ${state}`) });
        expect(outcome).toMatchObject({ queryId: "CSAS_FAILED_PAYMENTS_13", sequence: 18 });
        expect(server.seen.map(({ path }) => path)).toEqual([
          "/ksql",
          ...Array(3).fill("/status/stream/%60FAILED_PAYMENTS%60/create"),
        ]);
        expect(states).toEqual(Array(3).fill("stream/`FAILED_PAYMENTS`/create EXECUTING"));
      },
    );
  });

  it("that never end are given up at their deadline, which says that they may still run", async () => {
    await withServer(
      ({ path }) => replyOf(recording(path === "/ksql" ? "terminate.executing" : "status.executing")),
      async (client) => {
        const error = await failure(client.command("TERMINATE CSAS_FAILED_PAYMENTS_13;", { deadline: 150 }));
        expect(error).toMatchObject({ mayHaveRun: true, retryable: true });
        expect(error.message).toMatch(
          /has not run terminate\/CSAS_FAILED_PAYMENTS_13\/execute after 150 ms; it is EXECUTING/,
        );
      },
    );
  });

  const failed = '{"status":"ERROR","message":"io.confluent.ksql.util.KsqlException: could not start","queryId":null}';
  it("that ended in ERROR are failures, inside a 200 and when asked for later", async () => {
    const inside = recording("create-stream.ok").response?.body?.replace(
      '"commandStatus":{"status":"SUCCESS","message":"Stream created","queryId":null}',
      `"commandStatus":${failed}`,
    );
    await withServer(
      () => ({ ...replyOf(recording("create-stream.ok"), { pieces: [Buffer.from(inside ?? "")] }), headers: {} }),
      async (client) => {
        expect((await failure(client.command("CREATE STREAM payments;"))).message).toBe(
          "stream/`PAYMENTS`/create failed on ksqlDB: io.confluent.ksql.util.KsqlException: could not start",
        );
      },
    );
    await withServer(
      ({ path }) =>
        path === "/ksql"
          ? replyOf(recording("create-or-replace.executing"))
          : { status: 200, headers: {}, pieces: [Buffer.from(failed)], end: "end" },
      async (client) => {
        expect((await failure(client.command("CREATE STREAM x;"))).message).toMatch(
          /create failed on ksqlDB: .*could not start/,
        );
      },
    );
  });

  it("that a 200 says nothing about are failures", async () => {
    await withServer(
      () => replyOf(recording("ksql.empty")),
      async (client) => {
        expect((await failure(client.command("DROP STREAM x;"))).message).toMatch(/answered 200 but ran nothing/);
        expect((await failure(client.ksql(" -- nothing"))).message).toBe("there is no statement in the text");
      },
    );
  });

  it("of a request with several are told apart by their ids, not by their place", async () => {
    await withServer(replaying([recording("multi-statement.ok")]), async (client) => {
      const results = await client.ksql(String(sentBy(recording("multi-statement.ok"))["ksql"]));
      expect(results.map((result) => (result.type === "currentStatus" ? result.commandId : result.type))).toEqual([
        "stream/`MULTI_A`/create",
        "table/`MULTI_B`/create",
        "tables",
      ]);
    });
  });
});

describe("trying again", () => {
  const inTurn = (...names: string[]): (() => Reply | undefined) => {
    const left = [...names];
    return () => {
      const name = left.shift() ?? "not-found";
      return name === "cut" ? undefined : replyOf(recording(name));
    };
  };
  const retry = (states: RetryState[]): KsqldbOptions => ({
    retry: { pause: 1, onRetry: (state) => states.push(state) },
  });

  it("waits for a server that starts and for a busy command queue, and shows it", async () => {
    const states: RetryState[] = [];
    await withServer(
      inTurn("ksql.starting-503", "command-queue.error.timeout", "pause.ok"),
      async (client) => {
        await client.command("PAUSE CTAS_PAYMENTS_BY_CURRENCY_1M_5;");
      },
      retry(states),
    );
    expect(states.map(({ what, attempt, error }) => [what, attempt, (error as KsqldbError).fault?.code])).toEqual([
      ["POST /ksql", 1, 50302],
      ["POST /ksql", 2, 50000],
    ]);
    expect(states.every(({ left, pause }) => left > 0 && pause > 0)).toBe(true);
  });

  test.each([
    "drop.error.unknown",
    "ksql.error.unknown-property",
    "auth.error.no-credentials",
    "auth.error.wrong-role",
  ])("is of no use for %s", async (name) => {
    const states: RetryState[] = [];
    await withServer(
      inTurn(name, "pause.ok"),
      async (client) => {
        expect(await failure(client.command("PAUSE x;"))).toMatchObject({ code: "SLUICE_KSQLDB", retryable: false });
      },
      retry(states),
    );
    expect(states).toEqual([]);
  });

  it("ends when its time is over, with the last error", async () => {
    await withServer(
      inTurn(...Array(50).fill("ksql.starting-503")),
      async (client, server) => {
        expect(await failure(client.command("PAUSE x;"))).toMatchObject({ fault: { code: 50302 } });
        expect(server.seen.length).toBeLessThan(50);
      },
      { retry: { busy: 60, pause: 20 } },
    );
  });

  test.each(VERSIONS)(
    "never sends a command twice that may have run, but what only looks (HTTP/%s)",
    async (httpVersion) => {
      await withServer(
        inTurn("cut", "pause.ok"),
        async (client, server) => {
          const error = await failure(client.command("PAUSE x;"));
          expect(error).toMatchObject({ code: "SLUICE_KSQLDB", mayHaveRun: true });
          expect(error.message).toMatch(/the statement may have run$/);
          expect(server.seen.length).toBe(1);
        },
        { ...retry([]), httpVersion },
      );
      await withServer(
        inTurn("cut", "show-streams.ok"),
        async (client) => {
          expect(await client.ksql("SHOW STREAMS;")).toHaveLength(1);
        },
        { ...retry([]), httpVersion },
      );
    },
  );

  test.each(VERSIONS)("is done for a server that does not listen, for a while (HTTP/%s)", async (httpVersion) => {
    await using server = await startReplay(() => undefined);
    await server.close();
    const url = server.url.replace("//", "//alice:geheim@");
    const enough = new AbortController();
    const states: RetryState[] = [];
    const onRetry = (state: RetryState): void => {
      if (states.push(state) === 2) enough.abort("enough");
    };
    const patient = openKsqldb(url, { httpVersion, signal: enough.signal, retry: { pause: 1, onRetry } });
    expect(await failure(patient.command("DROP STREAM x;"))).toBe("enough");
    expect(states.map(({ attempt }) => attempt)).toEqual([1, 2]);
    const client = openKsqldb(url, { httpVersion, retry: { unreachable: 0 } });
    const error = await failure(client.command("DROP STREAM x;"));
    expect(error).toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE", retryable: true });
    expect(error.message).toContain("ECONNREFUSED");
    expect(error.hint).toContain("SLUICE_KSQLDB_URL");
    await patient.close();
    await client.close();
  });
});

describe("TLS and credentials", () => {
  test.each(VERSIONS)(
    "a given authority is trusted, user and password are sent and never shown (HTTP/%s)",
    async (httpVersion) => {
      const certificate = makeCertificate(join(folder, httpVersion));
      const wanted = `Basic ${Buffer.from("al ice:ge%heim@").toString("base64")}`;
      await using server = await startReplay(
        ({ headers }) =>
          replyOf(recording(headers["authorization"] === wanted ? "auth.ok.info" : "auth.error.wrong-password")),
        { httpVersion, tls: certificate },
      );
      const open = (user: string, ca?: string): Ksqldb =>
        openKsqldb(server.url.replace("//", `//${user}@`), { httpVersion, ca, retry: { unreachable: 0 } });
      const good = open("al%20ice:ge%25heim%40", certificate.cert);
      expect(await good.info()).toEqual({
        version: "8.0.0",
        kafkaClusterId: "Tz2O6kyoQkelPmMzPGHlJg",
        serviceId: "secured_",
        status: "RUNNING",
      });
      const wrong = open("alice:geheim", certificate.cert);
      const stranger = open("alice:geheim");
      const errors = [
        await failure(wrong.info()),
        await failure(stranger.info()),
        await failure(stranger.query("SELECT 1;")),
      ];
      expect(errors[0]?.message).toMatch(/does not accept the user or the password \(401, code 40100\): Unauthorized/);
      expect(errors[1]).toMatchObject({ code: "SLUICE_TLS", hint: expect.stringContaining("NODE_EXTRA_CA_CERTS") });
      for (const error of errors) {
        expect(JSON.stringify([error, error.stack, error.cause, String(error.cause)])).not.toMatch(/geheim|Z2VoZWlt/);
      }
      await Promise.all([good, wrong, stranger].map((client) => client.close()));
    },
  );
});

describe("a push query", () => {
  const live = { "1.1": "push-query.live.http1", "2": "push-query.live.http2" } as const;
  const server = (name: string): ((seen: Seen) => Reply) => {
    return ({ path }) => replyOf(recording(path === "/close-query" ? "close-query.ok.http1" : name));
  };

  test.each(VERSIONS)(
    "that is aborted is closed on the server, and the reason is what the reader gets (HTTP/%s)",
    async (httpVersion) => {
      await withServer(
        server(live[httpVersion]),
        async (client, { seen, left }) => {
          const abort = new AbortController();
          const reason = new Error("enough");
          const recorded = recording(live[httpVersion]);
          const result = await client.query(String(sentBy(recorded)["sql"]), { signal: abort.signal });
          let rows = 0;
          const error = await failure(
            (async () => {
              for await (const _ of result) if (++rows === 4) setImmediate(() => abort.abort(reason));
            })(),
          );
          expect(error).toBe(reason);
          expect(rows).toBe(4);
          expect(seen.at(-1)).toMatchObject({
            path: "/close-query",
            body: JSON.stringify({ queryId: result.queryId }),
          });
          await waitFor("the server to see that the reader is gone", () => left() === 1, { deadline: 5000 });
        },
        { httpVersion },
      );
    },
  );

  test.each(VERSIONS)("is closed when the reader leaves the loop or calls close (HTTP/%s)", async (httpVersion) => {
    for (const how of ["leave", "close"]) {
      await withServer(
        server(live[httpVersion]),
        async (client, { seen, left }) => {
          const result = await client.query(String(sentBy(recording(live[httpVersion]))["sql"]));
          let rows = 0;
          for await (const _ of result) {
            if (++rows < 4) continue;
            if (how === "leave") break;
            void result.close();
          }
          expect(rows).toBe(4);
          await result.close();
          expect(seen.filter(({ path }) => path === "/close-query")).toHaveLength(1);
          await waitFor("the server to see that the reader is gone", () => left() === 1, { deadline: 5000 });
        },
        { httpVersion },
      );
    }
  });

  test.each(VERSIONS)("is not sent when the signal was aborted before (HTTP/%s)", async (httpVersion) => {
    await withServer(
      server(live[httpVersion]),
      async (client, { seen }) => {
        const error = await failure(client.query("SELECT 1 EMIT CHANGES;", { signal: AbortSignal.abort("no") }));
        expect(error).toBe("no");
        expect(seen).toEqual([]);
      },
      { httpVersion },
    );
  });

  test.each(VERSIONS)(
    "whose reader is slow stops the server's writing, and loses nothing (HTTP/%s)",
    async (httpVersion) => {
      const ROWS = 4000;
      const text = "x".repeat(10_000);
      let written = 0;
      function* pieces(): Generator<Uint8Array> {
        yield Buffer.from('{"queryId":"transient_1","columnNames":["N","T"],"columnTypes":["INTEGER","STRING"]}\n');
        for (let row = 0; row < ROWS; row++) {
          written++;
          yield Buffer.from(`[${row},"${text}"]\n`);
        }
      }
      await withServer(
        () => ({ status: 200, headers: {}, pieces: pieces(), end: "end" }),
        async (client) => {
          const result = await client.query(`SELECT * FROM t EMIT CHANGES LIMIT ${ROWS};`);
          let rows = 0;
          for await (const { values } of result) {
            expect(values[0]).toBe(rows);
            if (++rows > 1) continue;
            // The server writes until nothing more fits: then its count stands still.
            let before = -1;
            await waitFor(
              "the server to stand still",
              () => {
                const still = written === before;
                before = written;
                return still;
              },
              { deadline: 20_000, interval: 200, maxInterval: 200 },
            );
            expect(written).toBeLessThan(ROWS / 2);
          }
          expect(rows).toBe(ROWS);
        },
        { httpVersion },
      );
    },
  );
});
