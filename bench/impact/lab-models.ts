import { BOOKS, FORMS, type Form, LAB_PROTOS, LOGS } from "./lab.ts";

const header = (window = ""): string =>
  `--! Purpose: p\n--! Kind: output\n--! Grain: id${window}\n--! Time: sent_at\n--! Output: topic, ${window === "" ? "append" : "upsert"}, retention 1d\n`;
const OUTPUT = header();
const VIEW = "--! Purpose: p\n--! Kind: view\n";

const perMinute = (table: string, columns: string): string =>
  `${header("; 1 minute")}SELECT window_start, window_end, id, ${columns}COUNT(*) AS n\nFROM TABLE(TUMBLE(TABLE ${table}, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)) AS l\nGROUP BY window_start, window_end, id\n`;

type Models = readonly (readonly [name: string, text: string])[];

/** Models that read the fields of a form in the ways in which models read: plain, typed, filtered, summed up, inside, by a view. */
function readers(form: Form): Models {
  const p = { direct: "", nested: "l.held.", imported: "l.shared." }[form];
  return [
    ["plain", `${OUTPUT}SELECT id, ${p}num AS n, ${p}txt AS t, ${p}octets AS r, ${p}zig AS z FROM lab_valid AS l\n`],
    [
      "opt",
      `${OUTPUT}SELECT id, ${p}maybe AS m, COALESCE(${p}note, '') AS note, ${p}lone AS lone, ${p}solo AS solo FROM lab_valid AS l\n`,
    ],
    ["red", `${OUTPUT}SELECT id, ${p}big AS b FROM lab_valid AS l WHERE ${p}color = 'RED'\n`],
    ["sum_1m", perMinute("lab_ok", `SUM(${p}big) AS b, `)],
    [
      "inside",
      `${OUTPUT}SELECT id, ${p}part.sku AS sku, ${p}card AS card, ${p}cash AS cash, ${p}past AS past FROM lab_valid AS l\n`,
    ],
    ["view", `${VIEW}SELECT id, ${p}ratio AS ratio, ${p}tags AS tags FROM lab_valid AS l\n`],
    ["rest", `${OUTPUT}SELECT id, ratio * 2 AS twice, CARDINALITY(tags) AS n FROM lab_${form}_view\n`],
  ];
}

/** Outputs that read outputs, one and two steps behind a log. */
function behind(form: Form): Models {
  return [
    ["after", `${OUTPUT}SELECT id, n * 2 AS twice, r AS bare FROM lab_${form}_plain WHERE z >= 0\n`],
    ["far", `${OUTPUT}SELECT id, twice + 1 AS more FROM lab_${form}_after\n`],
    ["last", `${OUTPUT}SELECT id, m, lone FROM lab_${form}_opt\n`],
  ];
}

/** Models of the log and the reference that stand in a form. */
function ofLog(form: Form): Models {
  const [, log] = LOGS[form];
  const [, book] = BOOKS[form];
  return [
    ["ruled", `${OUTPUT}SELECT id, ruled FROM ${log}_valid\n`],
    ["count_1m", perMinute(`${log}_ok`, "")],
    [
      "joined",
      `${OUTPUT}SELECT l.id, COALESCE(b.title, '') AS title FROM ${log}_ok AS l\nLEFT JOIN ${book} FOR SYSTEM_TIME AS OF l.sent_at AS b ON l.id = b.code\n`,
    ],
  ];
}

/** Logs and references in every form, with a field of every kind, and models that read them. */
export function labFiles(): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...LAB_PROTOS,
    ...FORMS.flatMap((form) =>
      [...readers(form), ...behind(form), ...ofLog(form)].map(
        ([name, text]) => [`sql/flink/lab/lab_${form}_${name}.sql`, text] as const,
      ),
    ),
  ]);
}
