import { type ImpactEdit, inForms, ofFiles } from "./edit.ts";
import { LAB, LOGS, SHARED, SPARES, spare } from "./lab.ts";

const UNUSED = "message Unused { @\n  string text = 1; @\n  } @";
const OLD = "oneof old { @\n  string past = 47; @\n  } @";

/** Edits of enums, messages, oneofs and packages. */
export const TYPE_EDITS: readonly ImpactEdit[] = [
  ...inForms("enum value", "one is taken out", [["RED = 1;", "reserved 1;"]]),
  ...inForms("enum value", "one gets another name", [["RED = 1;", "CRIMSON = 1;"]]),
  ...inForms("enum value", "two change numbers", [
    ["RED = 1;", "RED = 2;"],
    ["BLUE = 2;", "BLUE = 1;"],
  ]),
  ...inForms("enum value", "one more", [["BLUE = 2;", "BLUE = 2;\n  GREEN = 3;"]]),
  ...inForms("enum type", "one more, and the one that nobody has is gone", [
    ["enum Spare {", "enum Fresh {"],
    ["SPARE_UNSPECIFIED = 0;", "FRESH_UNSPECIFIED = 0;"],
  ]),
  ...inForms("enum type", "an enum becomes a number", [["Color color = 38;", "int32 color = 38;"]]),
  ...inForms(
    "enum type",
    "the same values in one of another name",
    [
      ["enum Color {", "enum Paint {"],
      ["Color color = 38;", "Paint color = 38;"],
    ],
    ["nested"],
  ),
  ...inForms(
    "message type",
    "the same fields in one of another name",
    [
      ["message Part {", "message Piece {"],
      ["Part part = 39;", "Piece part = 39;"],
    ],
    ["imported"],
  ),
  ...inForms("message type", "a message becomes text", [["Part part = 39;", "string part = 39;"]]),
  ...inForms("message type", "another message", [["Part part = 39;", "Unused part = 39;"]]),
  ...inForms("message type", "a map becomes text", [["map<string, string> marks = 45;", "string marks = 45;"]]),
  ...inForms("message type", "the one that nobody has is gone", [[UNUSED, ""]]),
  ...inForms("oneof move", "into a new one", [["string lone = 42;", "oneof fresh { string lone = 42; }"]]),
  ...inForms("oneof move", "two into a new one", [
    ["string lone = 42;", "oneof fresh { string lone = 42;"],
    ["string solo = 43;", "string solo = 43; }"],
  ]),
  ...inForms("oneof move", "into one that is there", [
    ["string lone = 42;", ""],
    ["string cash = 41;", "string cash = 41;\n  string lone = 42;"],
  ]),
  ...inForms("oneof move", "a whole one is dissolved", [[OLD, "string past = 47;"]]),
  ...inForms("oneof move", "a whole one is taken out", [[OLD, ""]]),
  ...inForms("oneof move", "a new member", [["string cash = 41;", "string cash = 41;\n  string voucher = 62;"]]),
  ...inForms("oneof move", "a member is taken out", [["string cash = 41;", ""]]),
  ...inForms("message order", "a message before the log", (form) => [
    [`message ${LOGS[form][0]} {`, `message First { string text = 1; }\nmessage ${LOGS[form][0]} {`],
  ]),
  ...inForms("message order", "the spare one before the log", (form) => [
    [spare(form), ""],
    [`message ${LOGS[form][0]} {`, `${spare(form)}\nmessage ${LOGS[form][0]} {`],
  ]),
  ...inForms("message order", "messages inside change places", [
    [UNUSED, ""],
    ["message Part { @", `${UNUSED}\n  message Part { @`],
  ]),
  ...inForms("message removed", "one that no log has", (form) => [[spare(form), ""]]),
  ...inForms("message removed", "one inside that no field has", [[UNUSED, ""]]),
  ...inForms("message added", "behind the others", (form) => [
    [spare(form), `${spare(form)}\n  message Fresh { string text = 1; }`],
  ]),
  ...inForms("message added", "inside", [["Part part = 39;", "Part part = 39;\n  message Fresh { string text = 1; }"]]),
  ...inForms("comment", "another, and a reserved number", (form) => [
    [`message ${SPARES[form]} {`, `// More words.\nmessage ${SPARES[form]} { reserved 9;`],
  ]),
  ...ofFiles("package", "imported", "another, of the file that is imported", [
    [SHARED, 'package lab.v1;\nimport "buf', 'package shelf.v1;\nimport "buf'],
    [LAB, "  Shared shared = 21;", "  shelf.v1.Shared shared = 21;"],
    [LAB, "  SharedRules shared_rules = 23;", "  shelf.v1.SharedRules shared_rules = 23;"],
  ]),
  // A message inside is another one when the one around it is called otherwise.
  ...ofFiles("package", "nested", "another name of the message around the log", [
    [LAB, "message Holder {", "message Keeper {"],
  ]),
];
