import type { RuleId } from "../../verdict/rules.ts";

/** One state of a small project: a log, a query, and what stands around it. */
export interface Variant {
  readonly sql: string;
  /** Views by name. */
  readonly views?: Readonly<Record<string, string>>;
  /** Header lines below `Kind`. Default: those of a windowed upsert output by host. */
  readonly header?: readonly string[];
  /** Replacements in the log's `.proto`, one after the other. */
  readonly proto?: readonly (readonly [string, string])[];
  readonly options?: Readonly<Record<string, string>>;
  readonly parallelism?: number;
  /** Replacements in the finished statements, for what no project can say. */
  readonly statements?: readonly (readonly [string, string])[];
}

/** An edit, with the rule that must tell it. */
export interface EditPair {
  readonly rule: RuleId;
  readonly edit: string;
  readonly before: Variant;
  readonly after: Variant;
  /** Rules that are told beside it. */
  readonly also?: readonly RuleId[];
  /** The engine takes the old state without a word, and the rows are wrong: the full run proves that they are. */
  readonly silent?: true;
  /** From the first record the new job does not come to the rows that all others end with. */
  readonly readsNoEnd?: true;
  /** Why no engine can run it. */
  readonly notRun?: string;
}

/** Stands for the name of the log in all texts. */
export const LOG = "ping";
/** Name of the output of every pair. */
export const OUTPUT = "ping_out";

/** Options of the log that pairs change. */
export const PROTO: string = `syntax = "proto3";
package ping.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Ping {
  option (sluice.v1.log) = { topic: "${LOG}" key: "host" event_time: "sent_at" lateness: "5s" skew: "2s" partitions: 2 retention: "1d" pipeline: "ping" };
  message Place {
    string zone = 1;
    string rack = 2;
  }
  string host = 1 [(buf.validate.field).string.min_len = 1];
  int32 millis = 2;
  google.protobuf.Timestamp sent_at = 3 [(buf.validate.field).required = true];
  optional int32 load = 4;
  string path = 5;
  Place place = 6;
  string note = 7;
  string ping_id = 8;
  int32 other = 9;
}
`;

export const WINDOWED: readonly string[] = [
  "Grain: host; 1 minute",
  "Time: sent_at",
  "Output: topic, upsert, retention 1d",
];
const BY_PATH: readonly string[] = ["Grain: host, path; 1 minute", ...WINDOWED.slice(1)];
const APPEND: readonly string[] = ["Grain: ping_id", "Time: sent_at", "Output: topic, append, retention 1d"];
const PLAIN: readonly string[] = ["Grain: host", "Output: topic, upsert, retention 1d", "State: 24h"];
const INTERVAL: readonly string[] = [...APPEND, "State: interval"];
const TTL: readonly string[] = [...APPEND, "State: 24h"];
const FILES = (format: string): readonly string[] => [
  "Grain: ping_id",
  "Time: sent_at",
  `Output: files, append, format ${format}, folder pings`,
];

interface Totals {
  readonly columns?: string;
  readonly from?: string;
  readonly window?: string;
  readonly where?: string;
  readonly host?: string;
  readonly group?: string;
}

/** A query with a window, and what an edit changes in it. */
function totals(parts: Totals = {}): string {
  const window = parts.window ?? "TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)";
  return `SELECT
  window_start,
  window_end,
  ${parts.host ?? "host"},
  ${parts.columns ?? "COUNT(*) AS pings,\n  SUM(millis) AS millis"}
FROM ${parts.from ?? `TABLE(${window})`}${parts.where === undefined ? "" : `\nWHERE ${parts.where}`}
GROUP BY window_start, window_end, ${parts.group ?? "host"}`;
}

function events(columns = "ping_id, host, millis, sent_at", where?: string, from = "ping_ok"): string {
  return `SELECT ${columns} FROM ${from}${where === undefined ? "" : ` WHERE ${where}`}`;
}

function over(frame: string, call = "SUM(millis)", partition = "host"): string {
  return `SELECT ping_id, host, sent_at, ${call} OVER (PARTITION BY ${partition} ORDER BY sent_at ${frame}) AS total FROM ping_ok`;
}

function ranked(order: string, places = 2, partition = "host"): string {
  return `SELECT window_start, window_end, host, ping_id, millis, seat FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, ${partition} ORDER BY ${order}) AS seat
  FROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))
) WHERE seat <= ${places}`;
}

function joined(seconds: number, type = "LEFT JOIN", more = ""): string {
  return `SELECT a.ping_id, a.host, a.millis, b.ping_id AS answer FROM (SELECT * FROM ping_ok WHERE path = '/a') AS a
${type} (SELECT * FROM ping_ok WHERE path = '/b') AS b
  ON a.host = b.host AND b.sent_at BETWEEN a.sent_at AND a.sent_at + INTERVAL '${seconds}' SECOND${more}`;
}

function matched(pattern: string, define: string): string {
  return `SELECT ping_id, host, first_millis FROM ping_ok MATCH_RECOGNIZE (
  PARTITION BY host ORDER BY sent_at
  MEASURES LAST(B.ping_id) AS ping_id, FIRST(A.millis) AS first_millis
  ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW
  PATTERN (${pattern}) DEFINE A AS A.millis < 50, B AS ${define}
)`;
}

const MINUTES = "TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))";
const SLOWEST = `(SELECT * FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, host ORDER BY ping_id) AS seat FROM ${MINUTES}
) WHERE seat <= 3)`;
const RANKED: readonly string[] = [
  "Grain: host, seat; 1 minute",
  "Time: sent_at",
  "Output: topic, append, retention 1d",
];
const MINUTE = "RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW";
const BASE: Variant = { sql: totals() };
const EVENTS: Variant = { sql: events(), header: APPEND };

function pair(rule: RuleId, edit: string, before: Variant, after: Variant, more: Partial<EditPair> = {}): EditPair {
  return { rule, edit, before, after, ...more };
}

/** Two or more edits for each rule. */
export const EDIT_PAIRS: readonly EditPair[] = [
  pair("unchanged", "a comment", BASE, { sql: `-- What hosts say.\n${totals()}` }),
  pair("unchanged", "line breaks and the .proto's comments", BASE, {
    sql: totals().replaceAll("\n", "  \n  "),
    proto: [["  string note", "  // What a person wrote.\n  string note"]],
  }),

  pair(
    "spelling",
    "a subquery becomes a view",
    {
      sql: totals({
        from: "TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))",
        where: "path <> '/health'",
      }),
    },
    {
      sql: totals({ from: "real_pings" }),
      views: {
        real_pings:
          "SELECT * FROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)) WHERE path <> '/health'",
      },
    },
  ),
  pair(
    "spelling",
    "an alias inside, brackets, key words in lower case",
    {
      sql: totals({
        from: "(SELECT window_start, window_end, host, millis FROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))) AS a",
      }),
    },
    {
      sql: totals({
        from: "(select window_start, window_end, host, (millis) as millis from table(TUMBLE(table ping_ok, descriptor(sent_at), interval '1' minute))) as b",
      }),
    },
  ),
  pair(
    "spelling",
    "conditions in another order",
    { sql: events(undefined, "millis > 10 AND path = '/a'"), header: APPEND },
    {
      sql: events(undefined, "'/a' = path AND 10 < millis"),
      header: APPEND,
    },
  ),
  pair(
    "spelling",
    "another name for a column inside",
    {
      sql: totals({
        columns: "SUM(m) AS millis",
        from: `(SELECT window_start, window_end, host, millis + 1 AS m FROM ${MINUTES})`,
      }),
    },
    {
      sql: totals({
        columns: "SUM(took) AS millis",
        from: `(SELECT window_start, window_end, host, millis + 1 AS took FROM ${MINUTES})`,
      }),
    },
  ),
  pair("spelling", "60 seconds instead of one minute", BASE, {
    sql: totals({ window: "TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '60' SECOND)" }),
  }),

  pair("unchanged", "a new field in the log that nothing reads", BASE, {
    ...BASE,
    proto: [["  int32 other = 9;", "  int32 other = 9;\n  string tag = 10;"]],
  }),
  pair(
    "unread",
    "a field of a row in the log that nothing reads",
    { sql: events("ping_id, host, place.zone AS zone, sent_at"), header: APPEND },
    {
      sql: events("ping_id, host, place.zone AS zone, sent_at"),
      header: APPEND,
      proto: [["    string rack = 2;", "    string rack = 2;\n    string row = 3;"]],
    },
  ),
  pair(
    "unread",
    "a column that was named and never used",
    {
      sql: totals({
        from: "(SELECT window_start, window_end, host, millis, note FROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)))",
      }),
    },
    {
      sql: totals({
        from: "(SELECT window_start, window_end, host, millis FROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)))",
      }),
    },
    { also: ["spelling"] },
  ),

  pair(
    "column-order",
    "columns of events change places",
    EVENTS,
    { sql: events("host, ping_id, sent_at, millis"), header: APPEND },
    { also: ["spelling"] },
  ),
  pair(
    "column-order",
    "a bound of the window goes last",
    BASE,
    {
      sql: "SELECT window_end, host, COUNT(*) AS pings, SUM(millis) AS millis, window_start\nFROM TABLE(TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))\nGROUP BY window_start, window_end, host",
    },
    { also: ["spelling"] },
  ),

  pair("tuning", "a checkpoint each second instead of five", BASE, {
    ...BASE,
    header: [...WINDOWED, "Checkpoint: 1s"],
  }),
  pair("tuning", "state on disk instead of in memory", BASE, {
    ...BASE,
    options: { "state.backend.type": "rocksdb", "execution.checkpointing.incremental": "true" },
  }),
  pair(
    "tuning",
    "state in memory instead of on disk, under an interval",
    { sql: over(MINUTE), header: INTERVAL },
    {
      sql: over(MINUTE),
      header: INTERVAL,
      options: { "state.backend.type": "hashmap" },
    },
  ),
  pair(
    "tuning",
    "several at once: another spelling, another order of columns, a checkpoint each second",
    EVENTS,
    { sql: `SELECT p.host, p.ping_id, p.sent_at, p.millis FROM ping_ok AS p`, header: [...APPEND, "Checkpoint: 1s"] },
    { also: ["spelling", "column-order"] },
  ),
  pair("tuning", "larger fetches", BASE, {
    ...BASE,
    statements: [
      ["'properties.max.partition.fetch.bytes' = '65536'", "'properties.max.partition.fetch.bytes' = '131072'"],
    ],
  }),

  pair("parallelism", "two subtasks instead of one, a window", BASE, { ...BASE, parallelism: 2 }),
  pair("parallelism", "one subtask instead of two, events", { ...EVENTS, parallelism: 2 }, EVENTS),

  pair(
    "ttl-unused",
    "a time to live over a window",
    { ...BASE, options: { "table.exec.state.ttl": "3600000 ms" } },
    { ...BASE, options: { "table.exec.state.ttl": "7200000 ms" } },
  ),
  pair(
    "ttl-unused",
    "a time to live over events, taken away",
    { ...EVENTS, options: { "table.exec.state.ttl": "3600000 ms" } },
    EVENTS,
  ),

  pair("watermark-unused", "more skew under events", EVENTS, { ...EVENTS, proto: [['skew: "2s"', 'skew: "4s"']] }),
  pair(
    "watermark-unused",
    "less skew under events with a condition",
    { sql: events(undefined, "millis > 10"), header: APPEND },
    { sql: events(undefined, "millis > 10"), header: APPEND, proto: [['skew: "2s"', 'skew: "1s"']] },
  ),

  pair(
    "filter",
    "a condition more, under a window",
    BASE,
    { sql: totals({ where: "path <> '/health'" }) },
    { silent: true },
  ),
  pair(
    "filter",
    "a condition more, events",
    EVENTS,
    { sql: events(undefined, "millis > 10"), header: APPEND },
    { silent: true },
  ),
  pair(
    "filter",
    "a condition with another bound",
    { sql: totals({ where: "millis > 10" }) },
    { sql: totals({ where: "millis > 50" }) },
    { silent: true },
  ),
  pair(
    "lateness",
    "more of it: what was late would have been on time",
    EVENTS,
    { ...EVENTS, proto: [['lateness: "5s"', 'lateness: "30s"']] },
    { silent: true },
  ),
  pair(
    "lateness",
    "less of it, under a window",
    BASE,
    { ...BASE, proto: [['lateness: "5s"', 'lateness: "2s"']] },
    { also: ["watermark"], silent: true },
  ),
  pair(
    "lateness",
    "late rows too, from another view of the log",
    EVENTS,
    { sql: events(undefined, undefined, "ping_valid"), header: APPEND },
    { silent: true },
  ),
  pair(
    "filter",
    "a rule of the log",
    EVENTS,
    { ...EVENTS, proto: [["int32 millis = 2;", "int32 millis = 2 [(buf.validate.field).int32.gte = 20];"]] },
    { silent: true },
  ),

  pair(
    "filter",
    "several at once: a condition, a column, a checkpoint each second",
    EVENTS,
    {
      sql: events("ping_id, host, millis * 2 AS millis, sent_at", "path = '/a'"),
      header: [...APPEND, "Checkpoint: 1s"],
    },
    { also: ["column"], silent: true },
  ),
  pair(
    "window",
    "two minutes instead of one",
    BASE,
    {
      sql: totals({ window: "TUMBLE(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '2' MINUTE)" }),
      header: ["Grain: host; 2 minutes", ...WINDOWED.slice(1)],
    },
    { silent: true },
  ),
  pair(
    "window",
    "the slide of a HOP",
    { sql: totals({ window: "HOP(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '30' SECOND, INTERVAL '1' MINUTE)" }) },
    { sql: totals({ window: "HOP(TABLE ping_ok, DESCRIPTOR(sent_at), INTERVAL '20' SECOND, INTERVAL '1' MINUTE)" }) },
    { silent: true },
  ),

  pair(
    "grouping",
    "GROUP BY UPPER(host)",
    BASE,
    { sql: totals({ host: "UPPER(host) AS host", group: "UPPER(host)" }) },
    { silent: true },
  ),
  pair(
    "grouping",
    "GROUP BY another column of the same type",
    BASE,
    { sql: totals({ host: "path AS host", group: "path" }) },
    { silent: true },
  ),
  pair("grouping", "a column more to group by", BASE, {
    sql: totals({ host: "host,\n  path", group: "host, path" }),
    header: BY_PATH,
  }),

  pair(
    "aggregate",
    "COUNT(*) becomes COUNT(load)",
    { sql: totals({ columns: "COUNT(*) AS pings" }) },
    { sql: totals({ columns: "COUNT(load) AS pings" }) },
    { silent: true },
  ),
  pair(
    "aggregate",
    "SUM becomes MAX",
    { sql: totals({ columns: "SUM(millis) AS millis" }) },
    { sql: totals({ columns: "MAX(millis) AS millis" }) },
    { silent: true },
  ),
  pair("aggregate", "one more", { sql: totals({ columns: "COUNT(*) AS pings" }) }, { sql: totals() }),
  pair(
    "aggregate",
    "COUNT becomes SUM of DOUBLE",
    { sql: totals({ columns: "COUNT(*) AS pings" }) },
    { sql: totals({ columns: "SUM(CAST(millis AS DOUBLE)) AS pings" }) },
  ),
  pair(
    "aggregate",
    "two aggregates of one type change places in the state",
    { sql: totals({ columns: "SUM(millis) AS millis,\n  SUM(other) AS other" }) },
    { sql: totals({ columns: "SUM(other) AS other,\n  SUM(millis) AS millis" }) },
    { silent: true },
  ),
  pair(
    "aggregate",
    "a FILTER with another bound",
    { sql: totals({ columns: "COUNT(*) FILTER (WHERE millis > 10) AS pings" }) },
    { sql: totals({ columns: "COUNT(*) FILTER (WHERE millis > 50) AS pings" }) },
    { silent: true },
  ),

  pair(
    "over",
    "two minutes instead of one",
    { sql: over(MINUTE), header: INTERVAL },
    { sql: over("RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW"), header: INTERVAL },
    { silent: true },
  ),
  pair(
    "over",
    "SUM becomes MAX",
    { sql: over(MINUTE), header: INTERVAL },
    { sql: over(MINUTE, "MAX(millis)"), header: INTERVAL },
  ),
  pair(
    "over",
    "more rows",
    { sql: over("ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"), header: TTL },
    { sql: over("ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"), header: TTL },
    { silent: true },
  ),

  pair(
    "rank",
    "the two slowest, no longer the two fastest",
    { sql: ranked("millis ASC, ping_id ASC"), header: RANKED },
    { sql: ranked("millis DESC, ping_id ASC"), header: RANKED },
  ),
  pair(
    "rank",
    "three places instead of two",
    { sql: ranked("millis ASC, ping_id ASC"), header: RANKED },
    { sql: ranked("millis ASC, ping_id ASC", 3), header: RANKED },
  ),
  pair(
    "rank",
    "places by path",
    { sql: ranked("millis ASC, ping_id ASC"), header: RANKED },
    { sql: ranked("millis ASC, ping_id ASC", 2, "path"), header: RANKED },
  ),

  pair(
    "join",
    "a partner within 30 seconds, no longer 5",
    { sql: joined(5), header: INTERVAL },
    { sql: joined(30), header: INTERVAL },
    { silent: true },
  ),
  pair(
    "join",
    "LEFT JOIN becomes JOIN",
    { sql: joined(10), header: INTERVAL },
    { sql: joined(10, "JOIN"), header: INTERVAL },
  ),

  pair("union", "a branch more", EVENTS, {
    sql: `${events()} UNION ALL ${events(undefined, undefined, "ping_valid")}`,
    header: APPEND,
  }),
  pair(
    "union",
    "a branch taken away",
    {
      sql: `${events(undefined, "path = '/a'")} UNION ALL ${events(undefined, "path = '/b'")} UNION ALL ${events(undefined, "path = '/c'")}`,
      header: APPEND,
    },
    { sql: `${events(undefined, "path = '/a'")} UNION ALL ${events(undefined, "path = '/b'")}`, header: APPEND },
  ),

  pair(
    "column",
    "an expression",
    EVENTS,
    { sql: events("ping_id, host, millis + 1 AS millis, sent_at"), header: APPEND },
    { silent: true },
  ),
  pair(
    "column",
    "two columns of one type change places behind a ROW_NUMBER",
    { sql: `SELECT window_start, window_end, host, seat, millis AS a, other AS b FROM ${SLOWEST}`, header: RANKED },
    { sql: `SELECT window_start, window_end, host, seat, other AS a, millis AS b FROM ${SLOWEST}`, header: RANKED },
    { silent: true },
  ),
  pair(
    "column",
    "a name",
    EVENTS,
    { sql: events("ping_id, host, millis AS took, sent_at"), header: APPEND },
    { silent: true },
  ),
  pair(
    "column",
    "one more, of what is summed up already",
    BASE,
    {
      sql: totals({
        columns: "COUNT(*) AS pings,\n  SUM(millis) AS millis,\n  CAST(SUM(millis) AS DOUBLE) / COUNT(*) AS mean",
      }),
    },
    { silent: true },
  ),
  pair("column", "a type", BASE, {
    sql: totals({ columns: "COUNT(*) AS pings,\n  CAST(SUM(millis) AS BIGINT) AS millis" }),
  }),

  pair(
    "source",
    "a topic more",
    BASE,
    {
      ...BASE,
      proto: [["partitions: 2", 'more_topics: "ping_more" partitions: 2']],
    },
    { silent: true },
  ),
  pair(
    "source",
    "another topic",
    EVENTS,
    { ...EVENTS, proto: [['topic: "ping"', 'topic: "ping_more"']] },
    { silent: true, readsNoEnd: true },
  ),
  pair(
    "source",
    "records from now on only",
    EVENTS,
    {
      ...EVENTS,
      statements: [["'scan.startup.mode' = 'earliest-offset'", "'scan.startup.mode' = 'latest-offset'"]],
    },
    { silent: true, readsNoEnd: true },
  ),

  pair(
    "source-type",
    "a field of another number",
    BASE,
    {
      ...BASE,
      proto: [
        ["millis = 2", "millis = 22"],
        ["other = 9", "other = 2"],
      ],
    },
    { silent: true },
  ),
  pair(
    "source-type",
    "two fields change names",
    EVENTS,
    {
      ...EVENTS,
      proto: [
        ["int32 millis = 2;", "int32 other = 2;"],
        ["int32 other = 9;", "int32 millis = 9;"],
      ],
    },
    { silent: true },
  ),

  pair("watermark", "more skew under a window", BASE, { ...BASE, proto: [['skew: "2s"', 'skew: "20s"']] }),
  pair("watermark", "another idle timeout under a window", BASE, {
    ...BASE,
    statements: [["'scan.watermark.idle-timeout' = '10 s'", "'scan.watermark.idle-timeout' = '30 s'"]],
  }),

  pair(
    "ttl",
    "a longer time to live of groups",
    { sql: "SELECT host, COUNT(*) AS pings FROM ping_ok GROUP BY host", header: PLAIN },
    { sql: "SELECT host, COUNT(*) AS pings FROM ping_ok GROUP BY host", header: [...PLAIN.slice(0, 2), "State: 48h"] },
  ),
  pair(
    "ttl",
    "a shorter time to live of the last rows",
    { sql: over("ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"), header: TTL },
    { sql: over("ROWS BETWEEN 1 PRECEDING AND CURRENT ROW"), header: [...APPEND, "State: 1h"] },
  ),

  pair("sink-key", "events under their host", EVENTS, { ...EVENTS, header: ["Grain: host", ...APPEND.slice(1)] }),
  pair(
    "sink-key",
    "the columns of the key change places",
    { sql: totals({ host: "host,\n  path", group: "host, path" }), header: BY_PATH },
    {
      sql: totals({ host: "host,\n  path", group: "host, path" }),
      header: ["Grain: path, host; 1 minute", ...WINDOWED.slice(1)],
    },
  ),

  pair("output", "append instead of upsert", BASE, {
    ...BASE,
    header: [...WINDOWED.slice(0, 2), "Output: topic, append, retention 1d"],
  }),
  pair(
    "output",
    "CSV instead of JSON",
    { sql: events(), header: FILES("json") },
    { sql: events(), header: FILES("csv") },
  ),
  pair(
    "output",
    "columns of CSV change places",
    { sql: events(), header: FILES("csv") },
    { sql: events("host, ping_id, millis, sent_at"), header: FILES("csv") },
  ),

  pair(
    "operators",
    "two subtasks before a file that has one writer",
    { sql: events(), header: FILES("json") },
    { sql: events(), header: FILES("json"), parallelism: 2 },
  ),
  pair(
    "operators",
    "one subtask instead of two before a file that has one writer",
    { sql: events(), header: FILES("csv"), parallelism: 2 },
    { sql: events(), header: FILES("csv") },
  ),
  pair(
    "operators",
    "more subtasks than groups of keys",
    BASE,
    { ...BASE, parallelism: 200 },
    { notRun: "no engine here has 200 slots" },
  ),

  pair(
    "not-planned",
    "what is deployed uses a function that is gone",
    { ...BASE, statements: [["SUM(millis)", "OLD_SUM(millis)"]] },
    BASE,
    { notRun: "it cannot be planned" },
  ),
  pair(
    "not-planned",
    "what is wanted reads a column that is not there",
    BASE,
    {
      ...BASE,
      statements: [["SUM(millis)", "SUM(milliseconds)"]],
    },
    { notRun: "it cannot be planned" },
  ),

  pair(
    "not-deterministic",
    "RAND under another alias",
    { sql: events("ping_id, host, millis, RAND() AS dice, sent_at", "millis > 0 AND path = '/a'"), header: APPEND },
    { sql: events("ping_id, host, millis, RAND() AS dice, sent_at", "path = '/a' AND millis > 0"), header: APPEND },
  ),
  pair(
    "not-deterministic",
    "the time of day",
    { sql: events("ping_id, host, NOW() AS seen_at, sent_at"), header: APPEND },
    {
      sql: `SELECT * FROM (${events("ping_id, host, NOW() AS seen_at, sent_at")})`.replace(
        "*",
        "ping_id, host, seen_at, sent_at",
      ),
      header: APPEND,
    },
  ),

  pair("option", "an option of a source that no rule speaks of", BASE, {
    ...BASE,
    statements: [
      [
        "'scan.startup.mode' = 'earliest-offset'",
        "'scan.startup.mode' = 'earliest-offset',\n  'properties.check.crcs' = 'false'",
      ],
    ],
  }),
  pair("option", "an option of the job that no rule speaks of", BASE, {
    ...BASE,
    options: { "table.optimizer.reuse-source-enabled": "false" },
  }),

  pair(
    "unexplained",
    "a pattern",
    { sql: matched("A B", "B.millis > 50"), header: TTL },
    { sql: matched("A C*? B", "B.millis > 50"), header: TTL },
  ),
  pair(
    "unexplained",
    "what a pattern calls B",
    { sql: matched("A B", "B.millis > 50"), header: TTL },
    { sql: matched("A B", "B.millis > 80"), header: TTL },
  ),
];
