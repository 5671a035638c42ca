import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { field, file_buf_validate_validate } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { expect, test } from "vitest";
import { readCase } from "./emit-support.ts";

/** What must be equal for a schema to mean the same with either declaration. */
function shape(of: DescField): unknown {
  const type = of.message?.typeName ?? of.enum?.typeName ?? of.scalar;
  return {
    number: of.number,
    kind: of.fieldKind,
    type,
    list: of.fieldKind === "list" ? of.listKind : "",
    oneof: of.oneof?.name,
  };
}

test("our declaration of the rules has the numbers and types of the published one", async () => {
  const { oracle } = await readCase("codegen/test/vocabulary");
  const published = new Map(file_buf_validate_validate.messages.map((message) => [message.typeName, message]));
  const seen: string[] = [];
  const compare = (ours: DescMessage): void => {
    if (seen.includes(ours.typeName)) return;
    seen.push(ours.typeName);
    const theirs = published.get(ours.typeName);
    for (const own of ours.fields) {
      const other = theirs?.fields.find((f) => f.name === own.name);
      expect([ours.name, own.name, other && shape(other)]).toEqual([ours.name, own.name, shape(own)]);
      if (own.message) compare(own.message);
    }
  };
  compare(oracle("buf.validate.FieldRules"));
  expect(seen).toHaveLength(19);
  expect(field.number).toBe(1159);
});
