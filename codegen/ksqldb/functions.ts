import { type KsqlType, type PlainKind, plain, UNKNOWN } from "./types.ts";

/** A function of ksqlDB 8.0: what it gives, by the types of its arguments, and whether it is an aggregate. */
export interface KsqlFunction {
  readonly aggregate: boolean;
  readonly result: (args: readonly KsqlType[]) => KsqlType;
}

const first = (args: readonly KsqlType[]): KsqlType => args[0] ?? UNKNOWN;
const known = (args: readonly KsqlType[]): KsqlType =>
  args.find((type) => type.kind !== "NULL" && type.kind !== "UNKNOWN") ?? UNKNOWN;
const wider = (args: readonly KsqlType[]): KsqlType => {
  const order = ["INTEGER", "BIGINT", "DECIMAL", "DOUBLE"];
  return args.reduce<KsqlType>((a, b) => (order.indexOf(b.kind) > order.indexOf(a.kind) ? b : a), first(args));
};
const array = (element: KsqlType): KsqlType => ({ kind: "ARRAY", element });
const elementOf = (args: readonly KsqlType[]): KsqlType => {
  const type = first(args);
  return type.kind === "ARRAY" ? type.element : UNKNOWN;
};
const counts: KsqlType = { kind: "MAP", key: plain("STRING"), value: plain("BIGINT") };
const entries = (args: readonly KsqlType[]): KsqlType => {
  const map = first(args);
  if (map.kind !== "MAP") return UNKNOWN;
  const fields = [
    { name: "K", type: map.key },
    { name: "V", type: map.value },
  ];
  return array({ kind: "STRUCT", fields });
};

const FUNCTIONS = new Map<string, KsqlFunction>();

function add(aggregate: boolean, result: PlainKind | KsqlFunction["result"], names: string): void {
  const given = typeof result === "string" ? () => plain(result) : result;
  for (const name of names.trim().split(/\s+/)) FUNCTIONS.set(name, { aggregate, result: given });
}

add(true, "BIGINT", "COUNT COUNT_DISTINCT");
add(true, "DOUBLE", "AVG STDDEV_SAMP STDDEV_SAMPLE CORRELATION");
add(true, first, "SUM MIN MAX LATEST_BY_OFFSET EARLIEST_BY_OFFSET ATTR");
add(true, (args) => array(first(args)), "COLLECT_LIST COLLECT_SET TOPK TOPKDISTINCT");
add(true, () => counts, "HISTOGRAM");

add(false, first, "ABS AS_VALUE ROUND TRIM NULLIF SLICE");
add(false, first, "ARRAY_DISTINCT ARRAY_EXCEPT ARRAY_INTERSECT ARRAY_REMOVE ARRAY_SORT ARRAY_UNION FILTER MAP_UNION");
add(false, known, "COALESCE IFNULL");
add(false, wider, "GREATEST LEAST CEIL FLOOR");
add(false, elementOf, "ARRAY_MAX ARRAY_MIN EXPLODE");
add(
  false,
  "DOUBLE",
  "SQRT EXP LN LOG POWER SIN COS TAN ASIN ACOS ATAN ATAN2 CBRT COT RADIANS DEGREES PI GEO_DISTANCE RANDOM",
);
add(false, "INTEGER", "LEN INSTR FIELD SIGN ARRAY_LENGTH JSON_ARRAY_LENGTH URL_EXTRACT_PORT UNIX_DATE DATEDIFF");
add(false, "BIGINT", "UNIX_TIMESTAMP");
add(false, "BOOLEAN", "ARRAY_CONTAINS IS_JSON_STRING");
add(false, "TIMESTAMP", "FROM_UNIXTIME TIMESTAMPADD TIMESTAMPSUB PARSE_TIMESTAMP CONVERT_TZ");
add(false, "DATE", "PARSE_DATE FROM_DAYS DATEADD DATESUB");
add(false, "TIME", "PARSE_TIME TIMEADD TIMESUB");
add(false, "BYTES", "TO_BYTES BYTES_FROM_INT");
add(
  false,
  "STRING",
  `CHR CONCAT_WS LCASE UCASE INITCAP LPAD RPAD REPLACE SUBSTRING MASK MASK_LEFT MASK_RIGHT MASK_KEEP_LEFT MASK_KEEP_RIGHT
  REGEXP_EXTRACT REGEXP_REPLACE UUID FORMAT_TIMESTAMP FORMAT_DATE FORMAT_TIME FROM_BYTES ENCODE ARRAY_JOIN SPLIT_PART
  JSON_CONCAT EXTRACTJSONFIELD TO_JSON_STRING URL_DECODE_PARAM URL_ENCODE_PARAM URL_EXTRACT_FRAGMENT URL_EXTRACT_HOST
  URL_EXTRACT_PARAMETER URL_EXTRACT_PATH URL_EXTRACT_PROTOCOL URL_EXTRACT_QUERY TIMESTAMPTOSTRING DATETOSTRING`,
);
add(false, (args) => known(args), "CONCAT");
add(false, (args) => args[1] ?? UNKNOWN, "ELT");
add(false, () => array(plain("STRING")), "SPLIT REGEXP_EXTRACT_ALL REGEXP_SPLIT_TO_ARRAY JSON_KEYS");
add(false, () => ({ kind: "MAP", key: plain("STRING"), value: plain("STRING") }), "SPLIT_TO_MAP JSON_RECORDS");
add(false, (args) => array(first(args)), "GENERATE_SERIES");
add(false, entries, "ENTRIES");
add(false, (args) => (first(args).kind === "MAP" ? array(plain("STRING")) : UNKNOWN), "MAP_KEYS");
add(
  false,
  (args) => {
    const map = first(args);
    return map.kind === "MAP" ? array(map.value) : UNKNOWN;
  },
  "MAP_VALUES",
);
add(false, (args) => args[1] ?? UNKNOWN, "REDUCE");
add(false, () => UNKNOWN, "TRANSFORM AS_MAP CUBE_EXPLODE INT_FROM_BYTES BIGINT_FROM_BYTES DOUBLE_FROM_BYTES");

/** The function of that name, in upper case; absent: none of ksqlDB's own. */
export function functionOf(name: string): KsqlFunction | undefined {
  return FUNCTIONS.get(name);
}

export function functionNames(): readonly string[] {
  return [...FUNCTIONS.keys()];
}

/** What a word of Flink's SQL is called in ksqlDB. */
export const FLINK_WORDS: Readonly<Record<string, string>> = {
  CHAR_LENGTH: "LEN",
  CHARACTER_LENGTH: "LEN",
  LOWER: "LCASE",
  UPPER: "UCASE",
  REGEXP: "REGEXP_EXTRACT(pattern, text) IS NOT NULL",
  CARDINALITY: "ARRAY_LENGTH",
  STARTSWITH: "INSTR(text, start) = 1",
  DATE_FORMAT: "FORMAT_TIMESTAMP",
  SPLIT_INDEX: "SPLIT(text, ':')[1]",
  PERCENTILE: "fixed buckets: SUM(CASE WHEN value <= 10 THEN 1 ELSE 0 END), as in http_buckets_1m",
  ROW_NUMBER: "nothing: see docs/engines.md for repeated events",
  TRY_CAST: "CAST, which gives NULL for what it cannot read",
  IF: "CASE WHEN ... THEN ... ELSE ... END",
  NVL: "IFNULL",
  NOW: "FROM_UNIXTIME(UNIX_TIMESTAMP())",
  TUMBLE: "WINDOW TUMBLING (SIZE 1 MINUTE, ...)",
};
