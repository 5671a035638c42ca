import type { PlainColumn, ReferenceType } from "#kafka";

export type Everything = Readonly<Record<string, unknown>>;

const column = (name: string, type: PlainColumn["type"], optional = false): PlainColumn => ({
  name,
  property: name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  type,
  optional,
  ...(type === "enum" && { values: ["UNSPECIFIED", "LOW", "HIGH"] }),
});

/** A reference with a column of each type; it has no codec, for these tests only read files. */
export const EVERYTHING: ReferenceType<Everything> = {
  name: "everything.v1.Everything",
  index: [0],
  schema: "",
  sensitive: ["a_string"],
  reference: "everything",
  topic: "everything",
  subject: "everything-value",
  file: "references/everything.csv",
  partitions: 1,
  validFrom: "validFrom",
  columns: [
    column("the_key", "string"),
    column("a_bool", "bool"),
    column("an_int32", "int32"),
    column("an_int64", "int64"),
    column("a_uint32", "uint32"),
    column("a_uint64", "uint64"),
    column("a_float", "float"),
    column("a_double", "double"),
    column("a_string", "string", true),
    column("some_bytes", "bytes"),
    column("a_time", "timestamp"),
    column("an_enum", "enum"),
  ],
  key: (value) => value["theKey"] as string,
  encode() {
    throw new Error("not encoded here");
  },
  decode() {
    throw new Error("not decoded here");
  },
  check: (value) =>
    value["aString"] === undefined || value["aString"] === "" || value["aString"] === "x"
      ? []
      : [{ field: "a_string", rule: "string.const", message: "must be x" }],
};
