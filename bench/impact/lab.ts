/** Where a field stands: in the log itself, in a message inside of it, or in one that is imported. */
export type Form = "direct" | "nested" | "imported";

export const FORMS: readonly Form[] = ["direct", "nested", "imported"];

/** The paths of what each form is declared in. */
export const LAB = "schemas/lab/v1/lab.proto";
export const SHARED = "schemas/lab/v1/shared.proto";

const IMPORTS = `import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
`;

/** The same fields in every form; each line ends with the form, so that an edit finds its own. */
function body(form: Form): string {
  const f = (line: string): string => `  ${line} // ${form}`;
  return [
    f("int32 num = 30;"),
    f("int64 big = 31;"),
    f("sint64 zig = 32;"),
    f("string txt = 33;"),
    f("bytes octets = 34;"),
    f("optional int32 maybe = 35;"),
    f("optional string note = 36;"),
    f("repeated string tags = 37;"),
    f("enum Color {"),
    f("COLOR_UNSPECIFIED = 0;"),
    f("RED = 1;"),
    f("BLUE = 2;"),
    f("}"),
    f("enum Spare {"),
    f("SPARE_UNSPECIFIED = 0;"),
    f("}"),
    f("Color color = 38;"),
    f("message Part {"),
    f("string sku = 1;"),
    f("int32 pieces = 2;"),
    f("}"),
    f("message Unused {"),
    f("string text = 1;"),
    f("}"),
    f("Part part = 39;"),
    f("oneof way {"),
    f("string card = 40;"),
    f("string cash = 41;"),
    f("}"),
    f("string lone = 42;"),
    f("string solo = 43;"),
    f("double ratio = 44;"),
    f("map<string, string> marks = 45;"),
    f("string unread = 46;"),
    f("oneof old {"),
    f("string past = 47;"),
    f("}"),
  ].join("\n");
}

const lab = `syntax = "proto3";
package lab.v1;
${IMPORTS}import "lab/v1/shared.proto";
message Lab {
  option (sluice.v1.log) = { topic: "lab" key: "id" event_time: "sent_at" lateness: "10s" partitions: 2 retention: "1d" };
  string id = 1 [(buf.validate.field).string.min_len = 1];
  google.protobuf.Timestamp sent_at = 2 [(buf.validate.field).required = true];
  google.protobuf.Timestamp made_at = 3;
  int32 ruled = 4 [(buf.validate.field).int32.gte = 0];
${body("direct")}
  message Inner {
${body("nested")}
  }
  Inner held = 20;
  Shared shared = 21;
}
message Beside {
  string text = 1;
}
`;

const shared = `syntax = "proto3";
package lab.v1;
message Shared {
${body("imported")}
}
message Other {
  string text = 1;
}
`;

const output = (window: string): string =>
  `--! Purpose: p\n--! Kind: output\n--! Grain: id${window}\n--! Time: sent_at\n--! Output: topic, ${window === "" ? "append" : "upsert"}, retention 1d\n`;
const OUTPUT = output("");

/** Six models that read a form in the ways in which models read: plain, typed, filtered, summed up, inside, by a view. */
function models(form: Form): readonly (readonly [string, string])[] {
  const p = { direct: "", nested: "l.held.", imported: "l.shared." }[form];
  const file = (name: string): string => `sql/flink/lab/lab_${form}_${name}.sql`;
  return [
    [
      file("plain"),
      `${OUTPUT}SELECT id, ${p}num AS n, ${p}txt AS t, ${p}octets AS r, ${p}zig AS z FROM lab_valid AS l\n`,
    ],
    [
      file("opt"),
      `${OUTPUT}SELECT id, ${p}maybe AS m, COALESCE(${p}note, '') AS note, ${p}lone AS lone, ${p}solo AS solo FROM lab_valid AS l\n`,
    ],
    [file("red"), `${OUTPUT}SELECT id, ${p}big AS b FROM lab_valid AS l WHERE ${p}color = 'RED'\n`],
    [
      file("sum_1m"),
      `${output("; 1 minute")}SELECT window_start, window_end, id, SUM(${p}big) AS b, COUNT(*) AS n\nFROM TABLE(TUMBLE(TABLE lab_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)) AS l\nGROUP BY window_start, window_end, id\n`,
    ],
    [
      file("inside"),
      `${OUTPUT}SELECT id, ${p}part.sku AS sku, ${p}card AS card, ${p}cash AS cash, ${p}past AS past FROM lab_valid AS l\n`,
    ],
    [
      file("view"),
      `--! Purpose: p\n--! Kind: view\nSELECT id, ${p}ratio AS ratio, ${p}tags AS tags FROM lab_valid AS l\n`,
    ],
    [file("rest"), `${OUTPUT}SELECT id, ratio * 2 AS twice, CARDINALITY(tags) AS n FROM lab_${form}_view\n`],
  ];
}

/** A log that has a field of every kind in every form, and models that read them. */
export function labFiles(): ReadonlyMap<string, string> {
  return new Map<string, string>([
    [LAB, lab],
    [SHARED, shared],
    ...FORMS.flatMap((form) => models(form)),
    ["sql/flink/lab/lab_ruled.sql", `${OUTPUT}SELECT id, ruled FROM lab_valid\n`],
  ]);
}
