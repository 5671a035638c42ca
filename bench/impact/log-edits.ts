import { type ImpactEdit, inForms, ofFiles } from "./edit.ts";
import { BOOKS, LINES, LOGS, logOption, SPARES } from "./lab.ts";

const RULES = { direct: "int32 ruled = 4", nested: "int32 kept = 1", imported: "int32 kept = 1" } as const;

/** Edits of what is declared of a log or a reference, wherever its message stands. */
export const LOG_EDITS: readonly ImpactEdit[] = [
  ...inForms(
    "event time or key",
    "another event time",
    [['event_time: "sent_at"', 'event_time: "made_at"']],
    ["nested", "imported"],
  ),
  ...inForms("event time or key", "another key", [['key: "id"', 'key: "owner"']]),
  ...inForms(
    "event time or key",
    "the event time gets another name",
    [
      [
        "google.protobuf.Timestamp sent_at = 2 [(buf.validate.field).required = true];",
        "google.protobuf.Timestamp came_at = 2 [(buf.validate.field).required = true];",
      ],
      ['event_time: "sent_at"', 'event_time: "came_at"'],
    ],
    ["direct"],
  ),
  ...inForms(
    "event time or key",
    "the event time gets another number",
    [
      [
        "google.protobuf.Timestamp sent_at = 2 [(buf.validate.field).required = true];",
        "google.protobuf.Timestamp sent_at = 9 [(buf.validate.field).required = true];",
      ],
    ],
    ["nested", "imported"],
  ),
  ...inForms(
    "event time or key",
    "the key gets another name",
    [
      [
        "string id = 1 [(buf.validate.field).string.min_len = 1];",
        "string name = 1 [(buf.validate.field).string.min_len = 1];",
      ],
      ['key: "id"', 'key: "name"'],
    ],
    ["nested"],
  ),
  ...inForms(
    "event time or key",
    "the key becomes a number",
    [["string id = 1 [(buf.validate.field).string.min_len = 1];", "int64 id = 1;"]],
    ["imported"],
  ),
  ...inForms(
    "topic option",
    "another topic",
    (form) => [[`topic: "${LOGS[form][1]}"`, `topic: "${LOGS[form][1]}_again"`]],
    ["nested", "imported"],
  ),
  ...inForms(
    "topic option",
    "one more topic",
    (form) => [[`topic: "${LOGS[form][1]}"`, `topic: "${LOGS[form][1]}" more_topics: ["${LOGS[form][1]}_too"]`]],
    ["nested"],
  ),
  ...inForms("topic option", "more partitions", [["partitions: 2", "partitions: 4"]]),
  ...inForms("topic option", "kept longer", [['retention: "1d"', 'retention: "2d"']]),
  ...inForms("topic option", "another pipeline", [['retention: "1d"', 'retention: "1d" pipeline: "other_lab"']]),
  ...inForms("topic option", "late and dead records say more", [['retention: "1d"', 'retention: "1d" origin: ["id"]']]),
  ...inForms("lateness", "more", [['lateness: "10s"', 'lateness: "20s"']]),
  ...inForms(
    "lateness",
    "records may come from the future",
    [['lateness: "10s"', 'lateness: "10s" tolerance: "1m"']],
    ["imported"],
  ),
  ...inForms("rules", "a stricter one", (form) => [
    [`${RULES[form]} [(buf.validate.field).int32.gte = 0];`, `${RULES[form]} [(buf.validate.field).int32.gte = 5];`],
  ]),
  ...inForms(
    "rules",
    "one more",
    [["string txt = 33;", "string txt = 33 [(buf.validate.field).string.min_len = 1];"]],
    ["imported"],
  ),
  ...inForms("rules", "a new field must not be empty", [
    ["string lone = 42;", "string lone = 42;\n  string must = 62 [(buf.validate.field).string.min_len = 1];"],
  ]),
  ...inForms(
    "lines of files",
    "another format",
    [['option (sluice.v1.lines) = { format: "json" };', 'option (sluice.v1.lines) = { format: "logfmt" };']],
    ["nested", "imported"],
  ),
  ...inForms(
    "lines of files",
    "a field is taken from another name",
    [["string owner = 5;", 'string owner = 5 [(sluice.v1.field).from = "who"];']],
    ["nested", "imported"],
  ),
  ...inForms("what is shown", "a text is redacted", [
    ["string txt = 33;", "string txt = 33 [(sluice.v1.field).sensitive = true];"],
  ]),
  ...inForms("log added or removed", "the log is none any more", (form) => [
    [logOption(form), ""],
    ...LINES[form].map((line) => [line, ""] as const),
  ]),
  ...inForms("log added or removed", "a message becomes a log", (form) => [
    [
      `message ${SPARES[form]} {`,
      `message ${SPARES[form]} {\n  option (sluice.v1.log) = { key: "who" event_time: "at" };\n  string who = 2; google.protobuf.Timestamp at = 3;`,
    ],
  ]),
  ...ofFiles("log added or removed", "direct", "a log in a file of its own", [
    [
      "schemas/fresh/v1/fresh.proto",
      "",
      `syntax = "proto3";\npackage fresh.v1;\nimport "google/protobuf/timestamp.proto";\nimport "sluice/v1/options.proto";\nmessage Fresh {\n  option (sluice.v1.log) = { key: "who" event_time: "at" };\n  string who = 1;\n  google.protobuf.Timestamp at = 2;\n}\n`,
    ],
  ]),
  ...inForms("reference", "another file", (form) => [
    [`file: "references/${BOOKS[form][1]}.csv"`, `file: "references/more/${BOOKS[form][1]}.csv"`],
  ]),
  ...inForms("reference", "another pipeline", [['pipeline: "lab"', 'pipeline: "other_lab"']]),
  ...inForms("reference", "a column gets another name", [["string title = 2;", "string name = 2;"]], ["nested"]),
  ...inForms("reference", "a column becomes a number", [["string title = 2;", "int64 title = 2;"]], ["imported"]),
];
