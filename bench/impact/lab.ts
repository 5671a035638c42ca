/** Where a thing stands: in a log itself, in a message inside of another, or in a file that is imported. */
export type Form = "direct" | "nested" | "imported";

export const FORMS: readonly Form[] = ["direct", "nested", "imported"];

/** The paths of what each form is declared in. */
export const LAB = "schemas/lab/v1/lab.proto";
export const SHARED = "schemas/lab/v1/shared.proto";

export const fileOf = (form: Form): string => (form === "imported" ? SHARED : LAB);

/** The logs and references that stand in each form, by message and by name. */
export const LOGS: Readonly<Record<Form, readonly [message: string, name: string]>> = {
  direct: ["Lab", "lab"],
  nested: ["NestLab", "nest_lab"],
  imported: ["CarriedLab", "carried_lab"],
};
export const BOOKS: Readonly<Record<Form, readonly [message: string, name: string]>> = {
  direct: ["Book", "book"],
  nested: ["NestBook", "nest_book"],
  imported: ["CarriedBook", "carried_book"],
};

const IMPORTS = `import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
`;

/** Lines that end with the form, so that an edit finds its own. */
const marked = (form: Form, lines: readonly string[]): string => lines.map((line) => `  ${line} // ${form}`).join("\n");

/** The same fields in every form. */
function body(form: Form): string {
  return marked(form, [
    "int32 num = 30;",
    "int64 big = 31;",
    "sint64 zig = 32;",
    "string txt = 33;",
    "bytes octets = 34;",
    "optional int32 maybe = 35;",
    "optional string note = 36;",
    "repeated string tags = 37;",
    ...["enum Color {", "COLOR_UNSPECIFIED = 0;", "RED = 1;", "BLUE = 2;", "}"],
    ...["enum Spare {", "SPARE_UNSPECIFIED = 0;", "}"],
    "Color color = 38;",
    ...["message Part {", "string sku = 1;", "int32 pieces = 2;", "}"],
    ...["message Unused {", "string text = 1;", "}"],
    "Part part = 39;",
    ...["oneof way {", "string card = 40;", "string cash = 41;", "}"],
    "string lone = 42;",
    "string solo = 43;",
    "double ratio = 44;",
    "map<string, string> marks = 45;",
    "string unread = 46;",
    ...["oneof old {", "string past = 47;", "}"],
  ]);
}

/** The option that makes a message a log: an edit that takes the log away takes all of it. */
export function logOption(form: Form): string {
  return marked(form, [
    "option (sluice.v1.log) = {",
    `topic: "${LOGS[form][1]}"`,
    'key: "id"',
    'event_time: "sent_at"',
    'lateness: "10s"',
    "partitions: 2",
    'retention: "1d"',
    "};",
  ]);
}

/** Lines have no place for messages, which the log of the first form has. */
export const LINES: Readonly<Record<Form, readonly string[]>> = {
  direct: [],
  nested: ['option (sluice.v1.lines) = { format: "json" };'],
  imported: ['option (sluice.v1.lines) = { format: "json" };'],
};

function logHead(form: Form): string {
  return `${logOption(form)}\n${marked(form, [
    ...LINES[form],
    "string id = 1 [(buf.validate.field).string.min_len = 1];",
    "google.protobuf.Timestamp sent_at = 2 [(buf.validate.field).required = true];",
    "google.protobuf.Timestamp made_at = 3;",
    "int32 ruled = 4 [(buf.validate.field).int32.gte = 0];",
    "string owner = 5;",
  ])}`;
}

function book(form: Form): string {
  const [message, name] = BOOKS[form];
  return marked(form, [
    `message ${message} {`,
    "option (sluice.v1.reference) = {",
    ...['key: "code"', 'valid_from: "since"', `file: "references/${name}.csv"`, "partitions: 2", 'pipeline: "lab"'],
    "};",
    "string code = 1;",
    "string title = 2;",
    "google.protobuf.Timestamp since = 3 [(buf.validate.field).required = true];",
    "}",
  ]);
}

/** A message with a rule inside of it. */
const kept = (form: Form, name: string): string =>
  marked(form, [`message ${name} {`, "int32 kept = 1 [(buf.validate.field).int32.gte = 0];", "}"]);

/** Messages that nobody holds, and beside which edits put others. */
export const SPARES: Readonly<Record<Form, string>> = { direct: "Beside", nested: "Spared", imported: "Other" };

export const spare = (form: Form): string => marked(form, [`message ${SPARES[form]} {`, "string text = 1;", "}"]);

const log = (form: Form, rest = ""): string => `message ${LOGS[form][0]} { // ${form}\n${logHead(form)}\n${rest}}\n`;

/** Two files of one package: the second has what is imported. */
export const LAB_PROTOS: ReadonlyMap<string, string> = new Map([
  [
    LAB,
    `syntax = "proto3";
package lab.v1;
${IMPORTS}import "lab/v1/shared.proto";
${log(
  "direct",
  `${body("direct")}
  message Inner {
${body("nested")}
  }
${kept("nested", "InnerRules")}
  Inner held = 20;
  Shared shared = 21;
  InnerRules inner_rules = 22;
  SharedRules shared_rules = 23;
`,
)}message Holder {
${log("nested")}${book("nested")}
${spare("nested")}
}
${book("direct")}
${spare("direct")}
`,
  ],
  [
    SHARED,
    `syntax = "proto3";
package lab.v1;
${IMPORTS}message Shared {
${body("imported")}
}
${kept("imported", "SharedRules")}
${log("imported")}${book("imported")}
${spare("imported")}
`,
  ],
]);
