import { DURATION, enumKind, type Kind, SCALARS, same, TIMESTAMP } from "./matrix-cells.ts";
import {
  bare,
  type Column,
  implicit,
  list,
  map,
  member,
  messageKind,
  optional,
  protoText,
  type Sent,
  type Shape,
  variant,
  variants,
  wrapped,
} from "./matrix-shape.ts";

/** A log of the matrix, and the output that holds every column of it. */
export interface MatrixLog {
  /** Table and topic; the output is `<name>_all`. */
  readonly name: string;
  readonly shape: Shape;
}

/** What makes a case recognisable on the way back; not under test itself. */
const ID: Column = { name: "id", declaration: "string", cells: [same("")] };
const AT: Column = { name: "at", declaration: "google.protobuf.Timestamp", cells: [same(undefined)] };

const log = (message: string, columns: readonly Column[], inside: readonly string[] = []): MatrixLog => ({
  name: message.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase(),
  shape: { name: message, columns: [ID, AT, ...columns], inside },
});

const wrappers = SCALARS.filter((kind) => kind.wrapper !== undefined);
const text = SCALARS.find((kind) => kind.proto === "string") as Kind;
const wrapperOf = (kind: Kind): Kind => ({ ...kind, proto: `google.protobuf.${kind.wrapper}` });

const ENUM = "enum Colour { COLOUR_UNSPECIFIED = 0; RED = 1; FAR = 2147483646; BELOW = -5; }";
const colour = enumKind("Colour", ["COLOUR_UNSPECIFIED", "RED", "FAR", "BELOW"]);

/** A message with one of everything, and one with that message in it. */
const leaf: Shape = {
  name: "Leaf",
  inside: ["enum Size { SIZE_UNSPECIFIED = 0; SMALL = 1; }"],
  columns: [
    ...SCALARS.map((kind) => implicit(`i_${kind.proto}`, kind)),
    ...SCALARS.map((kind) => optional(`o_${kind.proto}`, kind)),
    ...wrappers.map((kind) => wrapped(`w_${kind.proto}`, kind)),
    implicit("size", enumKind("Size", ["SIZE_UNSPECIFIED", "SMALL"])),
    optional("happened_at", TIMESTAMP, ""),
    optional("took", DURATION, ""),
    list("numbers", SCALARS[2] as Kind),
    map("by_number", SCALARS[5] as Kind, text),
    member("choice", "as_text", text),
    member("choice", "as_number", SCALARS[3] as Kind),
  ],
};
const branch: Shape = {
  name: "Branch",
  columns: [
    implicit("name", text),
    optional("leaf", messageKind("Leaf", leaf), ""),
    list("leaves", messageKind("Leaf", leaf)),
  ],
};
const leafKind = messageKind("Leaf", leaf);
const branchKind = messageKind("Branch", branch);

/** Types of other files: the first imports the second. */
const money: Shape = {
  name: "Money",
  columns: [
    implicit("units", SCALARS[3] as Kind),
    implicit("currency", enumKind("Currency", ["CURRENCY_UNSPECIFIED", "EUR"])),
    optional("rounding", DURATION, ""),
  ],
};
const moneyKind = messageKind("mx_common.v1.Money", money);
const currency = enumKind("mx_common.v1.Currency", ["CURRENCY_UNSPECIFIED", "EUR"]);

/** Words of TypeScript, of both SQL dialects, of Protobuf, and names that every object has. */
const WORDS = (
  "select from where group order by table timestamp value values user end date time interval row map array " +
  "class function default delete new await async interface constructor prototype to_string has_own_property then " +
  "message optional repeated reserved package syntax oneof option buf r key out tag length undefined null true"
).split(" ");

/** The matrix: few logs, as each one is a job. */
export const MATRIX: readonly MatrixLog[] = [
  log("MxScalars", [
    ...SCALARS.map((kind) => implicit(`i_${kind.proto}`, kind)),
    ...SCALARS.map((kind) => optional(`o_${kind.proto}`, kind)),
    ...wrappers.map((kind) => wrapped(`w_${kind.proto}`, kind)),
    ...SCALARS.map((kind) => member("choice", `c_${kind.proto}`, kind)),
  ]),
  log(
    "MxLists",
    [
      ...SCALARS.map((kind) => list(`l_${kind.proto}`, kind)),
      ...SCALARS.filter((kind) => kind.packs).map((kind) => list(`u_${kind.proto}`, kind, false)),
      ...wrappers.map((kind) => list(`w_${kind.proto}`, wrapperOf(kind))),
      list("colours", colour),
      list("loose_colours", colour, false),
      list("times", TIMESTAMP),
      list("durations", DURATION),
    ],
    [ENUM],
  ),
  log(
    "MxMaps",
    [
      ...SCALARS.map((kind) => map(`v_${kind.proto}`, text, kind)),
      ...wrappers.map((kind) => map(`w_${kind.proto}`, text, wrapperOf(kind))),
      ...SCALARS.filter((kind) => kind.isKey).map((kind) => map(`k_${kind.proto}`, kind, text)),
      map("colours", text, colour),
      map("times", text, TIMESTAMP),
      map("durations", SCALARS[5] as Kind, DURATION),
    ],
    [ENUM],
  ),
  log(
    "MxShapes",
    [
      implicit("colour", colour),
      optional("maybe_colour", colour),
      member("picked", "picked_colour", colour),
      member("picked", "picked_leaf", leafKind),
      member("picked", "picked_time", TIMESTAMP),
      member("picked", "picked_duration", DURATION),
      member("picked", "picked_text", wrapperOf(text)),
      optional("happened_at", TIMESTAMP, ""),
      optional("took", DURATION, ""),
      optional("leaf", leafKind, ""),
      optional("branch", branchKind, ""),
      list("leaves", leafKind),
      list("branches", { ...branchKind, cells: branchKind.cells.slice(0, 3) }),
      map("leaf_by_name", text, leafKind),
      map("leaf_by_number", SCALARS[9] as Kind, leafKind),
      optional("price", moneyKind, ""),
      list("prices", moneyKind),
      map("price_by_name", text, moneyKind),
      implicit("currency", currency),
      ...WORDS.map((word) => (word.length % 2 ? optional(word, text) : implicit(word, text))),
    ],
    [ENUM, protoText(leaf), protoText(branch)],
  ),
  log(
    "MxWide",
    Array.from({ length: 198 }, (_, i) => {
      const kind = SCALARS[i % SCALARS.length] as Kind;
      return i % 2 ? optional(`field_${i}`, kind) : implicit(`field_${i}`, kind);
    }),
  ),
];

/** What is sent and what must come back, each under its id; the first event holds nothing else. */
export function matrixCases({ shape }: MatrixLog, now: number): (Sent & { readonly id: string })[] {
  const all = [bare(shape), ...Array.from({ length: variants(shape) }, (_, i) => variant(shape, i))];
  return all.map(({ in: event, out: row }, i) => {
    const known = { id: `case ${i}`, at: new Date(now - i) };
    return { id: known.id, in: { ...event, ...known }, out: { ...row, ...known } };
  });
}

const HEAD = `syntax = "proto3";
package matrix.v1;
import "google/protobuf/duration.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
import "sluice/v1/options.proto";
`;
const LOG_OPTION = 'option (sluice.v1.log) = { key: "id" event_time: "at" pipeline: "matrix" partitions: 2 };';

/** The files of the project: schemas, and a model per log that passes every column on. */
export function matrixFiles(): Map<string, string> {
  const find = (name: string): string => {
    const { shape } = MATRIX.find((l) => l.name === name) as MatrixLog;
    return protoText(shape, [LOG_OPTION]);
  };
  const values = ["mx_scalars", "mx_lists", "mx_maps"].map(find).join("");
  const holder = `message Holder {\nmessage First { int32 x = 1; }\n${find("mx_shapes")}}\n`;
  const common = 'syntax = "proto3";\npackage mx_common.v1;\n';
  const currencies = 'import "mx_common/v1/currency.proto";\n';
  const files = new Map([
    ["schemas/mx_common/v1/currency.proto", `${common}enum Currency { CURRENCY_UNSPECIFIED = 0; EUR = 1; }\n`],
    [
      "schemas/mx_common/v1/money.proto",
      `${common}${currencies}import "google/protobuf/duration.proto";\n${protoText(money)}`,
    ],
    // Logs that are not the first message of their file, and one inside of another message.
    ["schemas/matrix/v1/values.proto", `${HEAD}message Before { int32 x = 1; }\n${values}`],
    ["schemas/matrix/v1/shapes.proto", `${HEAD}${currencies}import "mx_common/v1/money.proto";\n${holder}`],
    ["schemas/matrix/v1/wide.proto", `${HEAD}${find("mx_wide")}`],
  ]);
  for (const { name, shape } of MATRIX) {
    const header = ["Purpose: every column as it came", "Kind: output", "Grain: id", "Output: topic, append"];
    // The base table has bad records too: one that Flink refuses is told by its fault, not by its absence.
    const columns = [...shape.columns.map((column) => `  \`${column.name}\``), "  `__error` AS `fault`"];
    const head = [...header, "Checkpoint: 1s"].map((line) => `--! ${line}\n`).join("");
    files.set(`sql/flink/matrix/${name}_all.sql`, `${head}SELECT\n${columns.join(",\n")}\nFROM \`${name}\`\n`);
  }
  return files;
}
