import { FORMS, type Form, LAB, SHARED } from "./lab.ts";

/** One pull request of the table. */
export interface ImpactEdit {
  /** What of the list it is one of. */
  readonly of: string;
  readonly form: Form | "log";
  readonly name: string;
  readonly changes: readonly (readonly [file: string, from: string, to: string])[];
}

type Lines = readonly (readonly [from: string, to: string])[];

/** A line of the form, or several with `@` at the end of each. */
const marked = (text: string, form: Form): string =>
  text.includes("@") ? text.replaceAll("@", `// ${form}`) : text === "" ? "" : `${text} // ${form}`;

/** An edit in each form: the lines of a form end with its name. */
function inForms(of: string, name: string, lines: Lines): readonly ImpactEdit[] {
  return FORMS.map((form) => ({
    of,
    form,
    name,
    changes: lines.map(
      ([from, to]) => [form === "imported" ? SHARED : LAB, marked(from, form), marked(to, form)] as const,
    ),
  }));
}

function ofLog(of: string, name: string, changes: readonly (readonly [string, string, string])[]): ImpactEdit {
  return { of, form: "log", name, changes };
}

const PAYMENT = "schemas/payment/v1/payment.proto";
const VIEWS = "schemas/view_log/v1/view_log.proto";

const UNUSED = "message Unused { @\n  string text = 1; @\n  } @";
const OLD = "oneof old { @\n  string past = 47; @\n  } @";

export const IMPACT_EDITS: readonly ImpactEdit[] = [
  ...inForms("renamed field", "num gets another name", [["int32 num = 30;", "int32 count_of = 30;"]]),
  ...inForms("renamed field", "txt gets another name", [["string txt = 33;", "string text = 33;"]]),
  ...inForms("removed field", "big is taken out", [["int64 big = 31;", "reserved 31;"]]),
  ...inForms("removed field", "the unread one is taken out", [["string unread = 46;", "reserved 46;"]]),
  ...inForms("added field", "one more", [["string unread = 46;", "string unread = 46;\n  string more = 60;"]]),
  ...inForms("added field", "one more, optional", [
    ["int32 num = 30;", "int32 num = 30;\n  optional int64 more = 61;"],
  ]),
  ...inForms("reused number", "lone's number is given to another field", [["string lone = 42;", "int64 other = 42;"]]),
  ...inForms("reused number", "txt moves to another number, its own is used", [
    ["string txt = 33;", "string txt = 63;\n  string other = 33;"],
  ]),
  ...inForms("int kind", "int32 becomes int64", [["int32 num = 30;", "int64 num = 30;"]]),
  ...inForms("int kind", "int64 becomes int32", [["int64 big = 31;", "int32 big = 31;"]]),
  ...inForms("int kind", "sint64 becomes int64", [["sint64 zig = 32;", "int64 zig = 32;"]]),
  ...inForms("int kind", "int32 becomes bool", [["int32 num = 30;", "bool num = 30;"]]),
  ...inForms("scalar kind", "int64 becomes text", [["int64 big = 31;", "string big = 31;"]]),
  ...inForms("scalar kind", "double becomes float", [["double ratio = 44;", "float ratio = 44;"]]),
  ...inForms("string and bytes", "text becomes bytes", [["string txt = 33;", "bytes txt = 33;"]]),
  ...inForms("string and bytes", "bytes become text", [["bytes octets = 34;", "string octets = 34;"]]),
  ...inForms("singular and repeated", "one text becomes many", [["string txt = 33;", "repeated string txt = 33;"]]),
  ...inForms("singular and repeated", "many texts become one", [["repeated string tags = 37;", "string tags = 37;"]]),
  ...inForms("singular and repeated", "an optional number becomes many", [
    ["optional int32 maybe = 35;", "repeated int32 maybe = 35;"],
  ]),
  ...inForms("singular and repeated", "an optional text becomes many", [
    ["optional string note = 36;", "repeated string note = 36;"],
  ]),
  ...inForms("singular and repeated", "many texts become an optional one", [
    ["repeated string tags = 37;", "optional string tags = 37;"],
  ]),
  ...inForms("presence", "a number may be absent", [["int32 num = 30;", "optional int32 num = 30;"]]),
  ...inForms("presence", "a text is always there", [["optional string note = 36;", "string note = 36;"]]),
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
  ofLog("message order", "a message before the log", [
    [LAB, "message Lab {", "message First { string text = 1; }\nmessage Lab {"],
  ]),
  ofLog("message order", "the log behind the other", [
    [LAB, "message Beside {\n  string text = 1;\n}\n", ""],
    [LAB, "message Lab {", "message Beside {\n  string text = 1;\n}\nmessage Lab {"],
  ]),
  ofLog("event time or key", "another event time", [[LAB, 'event_time: "sent_at"', 'event_time: "made_at"']]),
  ofLog("event time or key", "another event time, of views", [
    [
      VIEWS,
      "google.protobuf.Timestamp viewed_at = 6",
      "google.protobuf.Timestamp seen_at = 7;\n  google.protobuf.Timestamp viewed_at = 6",
    ],
    [VIEWS, 'event_time: "viewed_at"', 'event_time: "seen_at"'],
  ]),
  ofLog("event time or key", "another key", [[LAB, 'key: "id"', 'key: "txt"']]),
  ofLog("event time or key", "another key, of payments", [[PAYMENT, 'key: "order_id"', 'key: "event_id"']]),
  ofLog("event time or key", "the event time gets another name", [
    [LAB, "google.protobuf.Timestamp sent_at", "google.protobuf.Timestamp came_at"],
    [LAB, 'event_time: "sent_at"', 'event_time: "came_at"'],
  ]),
  ofLog("topic option", "another topic", [[LAB, 'topic: "lab"', 'topic: "laboratory"']]),
  ofLog("topic option", "another topic, of payments", [[PAYMENT, 'topic: "payment"', 'topic: "payments"']]),
  ofLog("topic option", "more partitions", [[LAB, "partitions: 2", "partitions: 4"]]),
  ofLog("topic option", "kept longer", [[LAB, 'retention: "1d"', 'retention: "2d"']]),
  ofLog("topic option", "more partitions, of payments", [[PAYMENT, "partitions: 4", "partitions: 8"]]),
  ofLog("topic option", "kept shorter, of payments", [[PAYMENT, 'retention: "7d"', 'retention: "5d"']]),
  ofLog("topic option", "late and dead records say more", [[LAB, 'retention: "1d"', 'retention: "1d" origin: ["id"]']]),
  ofLog("topic option", "late and dead records say more, of payments", [
    [PAYMENT, 'retention: "7d"', 'retention: "7d" origin: ["event_id"]'],
  ]),
  ofLog("topic option", "what could not be parsed is dead, of payments", [
    [PAYMENT, 'retention: "7d"', 'retention: "7d" unparsed: "user_agent"'],
  ]),
  ofLog("lateness", "more", [[LAB, 'lateness: "10s"', 'lateness: "20s"']]),
  ofLog("lateness", "less, of payments", [[PAYMENT, 'lateness: "10s"', 'lateness: "5s"']]),
  ofLog("rules", "a stricter one", [[LAB, "int32.gte = 0", "int32.gte = 5"]]),
  ofLog("rules", "one more, of views", [[VIEWS, "string.min_len = 1, (sluice", "string.min_len = 2, (sluice"]]),
  ofLog("package", "another", [
    [LAB, 'package lab.v1;\nimport "buf', 'package lab.v2;\nimport "buf'],
    [LAB, "  Shared shared = 21;", "  lab.v1.Shared shared = 21;"],
  ]),
  ofLog("package", "another, of payments", [[PAYMENT, "package payment.v1;", "package payment.v2;"]]),
  ofLog("message removed", "one that no log has", [[LAB, "message Beside {\n  string text = 1;\n}\n", ""]]),
  ofLog("message removed", "an imported one that no log has", [
    [SHARED, "message Other {\n  string text = 1;\n}\n", ""],
  ]),
  ofLog("message added", "at the end", [
    [LAB, "message Beside {", "message Fresh { string text = 1; }\nmessage Beside {"],
  ]),
  ofLog("message added", "in the imported file", [
    [SHARED, "message Other {", "message Fresh { string text = 1; }\nmessage Other {"],
  ]),
  ofLog("comment", "another, and a reserved number", [
    [LAB, "message Beside {", "// More words.\nmessage Beside {\n  reserved 9;"],
  ]),
  ofLog("comment", "a hint for the generator", [[PAYMENT, 'hint: "internet.email"', 'hint: "internet.exampleEmail"']]),
  ofLog("renamed field", "an amount, of payments", [[PAYMENT, "int64 amount_minor = 8", "int64 amount_cents = 8"]]),
  ofLog("removed field", "a country two messages down, of payments", [
    [PAYMENT, "    string country = 4 ", "    reserved 4; string nation = 9 "],
  ]),
  ofLog("presence", "a currency may be absent, of payments", [
    [PAYMENT, "string currency = 7", "optional string currency = 7"],
  ]),
  ofLog("enum value", "a status is renamed, of payments", [[PAYMENT, "    FAILED = 2;", "    BROKEN = 2;"]]),
  ofLog("enum value", "a method is added, of payments", [
    [PAYMENT, "GIFT_CARD = 5;", "GIFT_CARD = 5;\n    CRYPTO = 6;"],
  ]),
  ofLog("renamed field", "a column of a reference", [[VIEWS, "string network_id = 3", "string net_id = 3"]]),
  ofLog("removed field", "an unread column of a reference", [
    [VIEWS, "  string advertiser = 4 [(buf.validate.field).string.min_len = 1];\n", "  reserved 4;\n"],
  ]),
  ofLog("int kind", "a length, of views", [
    [VIEWS, "int32 duration_ms = 5 [(buf.validate.field).int32", "int64 duration_ms = 5 [(buf.validate.field).int64"],
  ]),
];
