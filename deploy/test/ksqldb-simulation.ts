import type { KsqlField, KsqlType } from "#codegen";
import { recording } from "./recordings.ts";
import type { Reply, Seen } from "./replay-server.ts";

/** What happens to one request instead of an answer. */
export type Disturbance =
  /** The connection breaks before, or after, the statement ran. */
  | "cut-before"
  | "cut-after"
  /** 503 of a starting server, 500 of a busy command queue: nothing ran. */
  | "starting"
  | "busy"
  /** 200 with EXECUTING: it runs when /status is asked for it. */
  | "executing"
  /** Runs, and a REGISTRY refuses it: validated, but nothing made. */
  | "registry";

interface Source {
  readonly kind: "STREAM" | "TABLE";
  readonly name: string;
  readonly topic: string;
  readonly windowed: boolean;
  readonly reads: readonly string[];
  /** Of what declares a topic: those that the registry had when it was made. Empty: not simulated. */
  readonly fields: readonly KsqlField[];
  statement: string;
  queryId?: string;
  state: string;
}

interface Command {
  status: string;
  message: string;
  queryId: string | null;
  polls: number;
  run: (() => void) | undefined;
}

type Json = Record<string, unknown>;

/**
 * A small ksqlDB with a state, made from the recordings: every reply is a recorded one with names and states of its own
 * filled in. Statements of a request are validated first, in a copy, then run one after another, as the server does.
 */
export interface Simulation {
  answer(seen: Seen): Reply | undefined;
  readonly sources: ReadonlyMap<string, Source>;
  /** Every statement that changed something, in order. */
  readonly log: readonly string[];
  /** Disturbs the request with this number from now on (1 is the next). */
  disturb(request: number, how: Disturbance): void;
  /** What somebody at the server's own shell does. */
  run(sql: string): void;
  fail(name: string, state: string): void;
  requests(): number;
}

class Refused extends Error {
  readonly shape: string;
  readonly changes: Json;

  constructor(shape: string, changes: Json) {
    super(shape);
    this.shape = shape;
    this.changes = changes;
  }
}

/** `infer`: the columns that the registry has now for a message. Default: none are described, and none are looked for. */
export function simulateKsqldb(infer: (message: string) => readonly KsqlField[] = () => []): Simulation {
  let sources = new Map<string, Source>();
  const commands = new Map<string, Command>();
  const log: string[] = [];
  const disturbances = new Map<number, Disturbance>();
  let sequence = 0;
  let requests = 0;

  /** Runs one statement on `sources`; gives its result, or undefined when it has none. */
  const run = (sql: string, real: boolean, wait = false): Json | undefined => {
    const text = sql
      .replace(/\/\*.*?\*\//gs, " ")
      .replace(/\s+/g, " ")
      .trim();
    const word = (pattern: RegExp): readonly string[] => pattern.exec(text)?.slice(1) ?? [];
    const command = (shape: string, id: string, changes: Json, effect: () => void): Json => {
      if (real) sequence += 2;
      const body = shapeOf(shape);
      const status = { ...(body["commandStatus"] as Json), ...changes } as Json;
      if (real) {
        log.push(text);
        const queryId = (status["queryId"] ?? null) as string | null;
        const message = String(status["message"]);
        commands.set(id, { status: "SUCCESS", message, queryId, polls: 0, run: undefined });
        if (wait) {
          commands.set(id, { status: "EXECUTING", message, queryId, polls: 1, run: effect });
          const executing = shapeOf("create-or-replace.executing")["commandStatus"];
          return {
            ...body,
            statementText: text,
            commandId: id,
            commandStatus: executing,
            commandSequenceNumber: sequence,
          };
        }
      }
      effect();
      return { ...body, statementText: text, commandId: id, commandStatus: status, commandSequenceNumber: sequence };
    };
    if (/^SHOW (STREAMS|TABLES);$/.test(text)) {
      const [what = ""] = word(/^SHOW (\w+);/);
      const kind = what.slice(0, -1);
      const list = [...sources.values()].filter((source) => source.kind === kind);
      const listed = list.map(({ name, topic, windowed }) => ({
        type: kind,
        name,
        topic,
        keyFormat: "KAFKA",
        valueFormat: "PROTOBUF",
        isWindowed: windowed,
      }));
      return { ...shapeOf(`show-${what.toLowerCase()}.ok`), [what.toLowerCase()]: listed };
    }
    if (text === "SHOW QUERIES;") {
      return { ...shapeOf("show-queries.ok"), queries: [...sources.values()].flatMap(queryOf) };
    }
    if (/^DESCRIBE /.test(text)) {
      const [name = ""] = word(/^DESCRIBE (\w+);/);
      const source = sources.get(name.toUpperCase());
      if (!source) {
        const message = `Could not find STREAM/TABLE '${name.toUpperCase()}' in the Metastore`;
        throw new Refused("describe.error.unknown", { message, statementText: text });
      }
      const shape = shapeOf(source.kind === "TABLE" ? "describe-table.ok" : "describe-stream.ok");
      const { topic, statement, windowed, kind } = source;
      const description = {
        ...(shape["sourceDescription"] as Json),
        name: source.name,
        windowType: windowed ? "TUMBLING" : null,
        type: kind,
        topic,
        statement,
        fields: source.fields.map(fieldJson),
        writeQueries: queryOf(source),
      };
      return { ...shape, statementText: text, sourceDescription: description };
    }
    const create = word(/^CREATE (OR REPLACE )?(STREAM|TABLE) (IF NOT EXISTS )?(\w+) .*?KAFKA_TOPIC\s*=\s*'([^']*)'/i);
    if (create.length > 0) {
      const [replace, kindText = "", ifNotExists, given = "", topic = ""] = create;
      const kind = kindText.toUpperCase() as Source["kind"];
      const name = given.toUpperCase();
      const known = sources.get(name);
      const windowed = /\bWINDOW (TUMBLING|HOPPING|SESSION)\b/.test(text);
      if (known && ifNotExists) {
        const message = `Cannot add ${kindText.toLowerCase()} \`${name}\`: A stream with the same name already exists.`;
        return { ...shapeOf("create-stream.if-not-exists"), statementText: text, message };
      }
      if (known && !replace) {
        const message = `Cannot add ${kindText.toLowerCase()} '${name}': A ${known.kind.toLowerCase()} with the same name already exists`;
        throw new Refused("create-stream.error.already-exists", { message, statementText: text });
      }
      if (known && windowed) throw new Refused("create-or-replace.error.windowed-table", {});
      const reads = [...text.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map((match) => (match[1] ?? "").toUpperCase());
      const missing = reads.find((read) => !sources.has(read));
      if (missing !== undefined) {
        const message = `Exception while preparing statement: ${missing} does not exist.`;
        throw new Refused("create-table.error.unknown-source", { message, statementText: text });
      }
      const bad = /\bNO_SUCH_COLUMN\b/.exec(text);
      if (bad) {
        const at = (sql.slice(0, sql.indexOf("NO_SUCH_COLUMN")).match(/\n/g)?.length ?? 0) + 1;
        const column = sql.indexOf("NO_SUCH_COLUMN") - sql.lastIndexOf("\n", sql.indexOf("NO_SUCH_COLUMN"));
        throw new Refused("dry-run.error", { line: at, column, statementText: rewritten(text, name, given) });
      }
      const selects = / AS SELECT /i.test(text);
      const lacking = lackingColumn(text, sources);
      if (lacking) {
        const statementText = rewritten(text, name, given);
        throw new Refused("dry-run.error", { line: 1, column: text.indexOf(lacking) + 1, statementText });
      }
      const message = selects ? undefined : word(/VALUE_SCHEMA_FULL_NAME\s*=\s*'([^']*)'/)[0];
      const id = `${selects ? (kind === "TABLE" ? "CTAS" : "CSAS") : ""}_${name}_${sequence + 1}`;
      const source: Source = {
        kind,
        name,
        topic,
        windowed,
        reads: [...new Set(reads)],
        fields: message === undefined ? [] : infer(message),
        statement: rewritten(text, name, given),
        state: "RUNNING",
        ...(selects && { queryId: known?.queryId ?? id }),
      };
      const shape = selects ? "create-stream-as-select.ok" : "create-stream.ok";
      const changes = selects ? { message: `Created query with ID ${id}`, queryId: source.queryId } : {};
      return command(shape, `${kind.toLowerCase()}/\`${name}\`/create`, changes, () => sources.set(name, source));
    }
    const [dropKind, ifExists, dropped, deleteTopic] = word(
      /^DROP (STREAM|TABLE) (IF EXISTS )?(\w+)( DELETE TOPIC)?;$/,
    );
    if (dropKind !== undefined && dropped !== undefined) {
      const name = dropped.toUpperCase();
      const source = sources.get(name);
      const id = `${dropKind.toLowerCase()}/${name}/drop`;
      if (!source && ifExists) {
        return command(
          "drop.if-exists.unknown",
          id,
          { message: `Source \`${name}\` does not exist.` },
          () => undefined,
        );
      }
      if (!source) {
        const kind = dropKind === "TABLE" ? "Table" : "Stream";
        throw new Refused("drop.error.unknown", { message: `${kind} ${name} does not exist.`, statementText: text });
      }
      if (source.kind !== dropKind) {
        const message = `Incompatible data source type is ${source.kind.toLowerCase()}, but statement was DROP ${dropKind.toLowerCase()}`;
        throw new Refused("drop.error.wrong-kind", { message, statementText: text });
      }
      const readers = [...sources.values()].filter(({ reads }) => reads.includes(name)).map((reader) => reader.name);
      if (readers.length > 0) {
        const message = `Cannot drop ${name}.\nThe following streams and/or tables read from this source: [${readers.join(", ")}].\nYou need to drop them before dropping ${name}.`;
        throw new Refused("drop.error.in-use", { message, statementText: text });
      }
      const message = `Source \`${name}\` (topic: ${source.topic}) was dropped.`;
      return command(deleteTopic ? "drop.ok.delete-topic" : "drop.ok", id, { message }, () => sources.delete(name));
    }
    const [verb, query] = word(/^(TERMINATE|PAUSE|RESUME) (\w+);$/);
    if (verb !== undefined) {
      const source = [...sources.values()].find(({ queryId }) => queryId === query);
      const refused = verb === "TERMINATE" ? "terminate.error.unknown-query" : "pause.error.unknown-query";
      if (!source) throw new Refused(refused, { message: `Unknown queryId: ${query}`, statementText: text });
      return command(`${verb.toLowerCase()}.ok`, `${verb.toLowerCase()}/${query}/execute`, {}, () => {
        if (verb === "TERMINATE") delete source.queryId;
        else source.state = verb === "PAUSE" ? "PAUSED" : "RUNNING";
      });
    }
    throw new Refused("syntax-error.third-line", { message: `line 1:1: Syntax Error\n`, statementText: text });
  };

  /** All statements in a copy first: a refusal there means that none of them ran. */
  const runAll = (sql: string, how: Disturbance | undefined): Reply => {
    const statements = splitStatements(sql);
    const before = sources;
    try {
      sources = new Map([...before].map(([name, source]) => [name, { ...source }]));
      for (const { text } of statements) run(text, false);
    } catch (error) {
      sources = before;
      if (!(error instanceof Refused)) throw error;
      return refusalOf(error, sql, statements);
    }
    sources = before;
    if (how === "registry" && statements.some(({ text }) => /^\s*CREATE/.test(text))) {
      return replyOf(400, shapeOf("multi-statement.error.execution-halfway"));
    }
    const results = statements.flatMap(({ text }) => run(text, true, how === "executing") ?? []);
    return replyOf(200, results);
  };

  return {
    get sources() {
      return sources;
    },
    log,
    requests: () => requests,
    disturb: (request, how) => void disturbances.set(requests + request, how),
    run: (sql) => void splitStatements(sql).map(({ text }) => run(text, true)),
    fail(name, state) {
      const source = sources.get(name);
      if (source) source.state = state;
    },
    answer({ method, path, body }) {
      requests++;
      const how = disturbances.get(requests);
      if (how === "cut-before") return undefined;
      if (how === "starting") return recorded("ksql.starting-503");
      if (method === "GET" && path.startsWith("/status/")) {
        const command = commands.get(decodeURIComponent(path.slice("/status/".length)));
        if (!command) return recorded("status.error.unknown");
        if (command.polls > 0 && --command.polls === 0) {
          command.run?.();
          command.status = "SUCCESS";
        }
        const { status, message, queryId } = command;
        return how === "cut-after" ? undefined : replyOf(200, { status, message, queryId });
      }
      if (method === "GET" && path === "/info") return recorded("info.ok");
      if (how === "busy") return recorded("command-queue.error.timeout");
      const reply = runAll(String((JSON.parse(body) as Json)["ksql"]), how);
      return how === "cut-after" ? undefined : reply;
    },
  };
}

/** A name in a plain list of columns that the only source does not have. */
function lackingColumn(text: string, sources: ReadonlyMap<string, Source>): string | undefined {
  const [, list = "", from = ""] = / AS SELECT ([\w`, ]+) FROM (\w+)/i.exec(text) ?? [];
  const fields = sources.get(from.toUpperCase())?.fields ?? [];
  if (fields.length === 0) return undefined;
  const known = new Set(["MESSAGE_KEY", ...fields.map(({ name }) => name)]);
  return list.split(",").find((name) => !known.has(name.trim().replaceAll("`", "").toUpperCase()));
}

function fieldJson({ name, type }: KsqlField): Json {
  return { name, schema: typeJson(type) };
}

function typeJson(type: KsqlType): Json {
  return {
    type: type.kind,
    fields: type.kind === "STRUCT" ? type.fields.map(fieldJson) : null,
    memberSchema: type.kind === "ARRAY" ? typeJson(type.element) : type.kind === "MAP" ? typeJson(type.value) : null,
  };
}

function queryOf({ queryId, statement, name, topic, state }: Source): Json[] {
  if (queryId === undefined) return [];
  const shape = (shapeOf("show-queries.ok")["queries"] as Json[])[0];
  const common = { queryString: statement, sinks: [name], sinkKafkaTopics: [topic], id: queryId };
  return [{ ...shape, ...common, statusCount: { [state]: 1 }, state: state === "PAUSED" ? "RUNNING" : state }];
}

/** The server keeps a text of its own: names in upper case, properties filled in. */
function rewritten(text: string, name: string, given: string): string {
  return text.replace(given, name).replace("WITH (", "WITH (CLEANUP_POLICY='delete', ");
}

function shapeOf(name: string): Json {
  const json = JSON.parse(recording(name).response?.body ?? "{}") as Json | Json[];
  return (Array.isArray(json) ? json[0] : json) ?? {};
}

function recorded(name: string): Reply {
  const { response } = recording(name);
  return { status: response?.status ?? 0, headers: {}, pieces: [Buffer.from(response?.body ?? "")], end: "end" };
}

function replyOf(status: number, json: unknown): Reply {
  const body = Buffer.from(JSON.stringify(json));
  return { status, headers: { "content-type": "application/json" }, pieces: [body], end: "end" };
}

interface Part {
  readonly text: string;
  /** Lines before it in the request. */
  readonly line: number;
}

function splitStatements(sql: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const match of sql.matchAll(/'(?:[^']|'')*'|--[^\n]*|;/g)) {
    if (match[0] !== ";") continue;
    const text = sql.slice(start, match.index + 1);
    const lead = /^\s*/.exec(text)?.[0] ?? "";
    parts.push({ text: text.trim(), line: sql.slice(0, start + lead.length).split("\n").length - 1 });
    start = match.index + 1;
  }
  return parts;
}

/** Positions in messages count from the start of the request. */
function refusalOf({ shape, changes, message }: Refused, _: string, statements: readonly Part[]): Reply {
  const body = { ...shapeOf(shape), ...changes };
  const { line, column } = changes as { line?: number; column?: number };
  if (line !== undefined) {
    const part = statements.find(({ text }) => text.includes("NO_SUCH_COLUMN"));
    const at = (part?.line ?? 0) + line;
    const said = `Could not determine output schema for query due to error: Line: ${at}, Col: ${column}: SELECT column 'NO_SUCH_COLUMN' cannot be resolved.`;
    return replyOf(400, { ...body, message: said, line: undefined, column: undefined });
  }
  return replyOf(recording(shape).response?.status ?? 400, message === "" ? shapeOf(shape) : body);
}
