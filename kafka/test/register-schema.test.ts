import { expect, test } from "vitest";
import {
  lookupSchema,
  type Registry,
  registerSchema,
  type SchemaReference,
  type SubjectVersion,
  schemaHistory,
} from "#kafka";

const CURRENCY = 'syntax = "proto3";\npackage common.v1;\nenum Currency {\n  NONE = 0;\n}\n';
const MONEY =
  'syntax = "proto3";\npackage common.v1;\nimport "common/v1/currency.proto";\nmessage Money {\n  common.v1.Currency c = 1;\n}\n';
const ORDER =
  'syntax = "proto3";\npackage order.v1;\nimport "common/v1/money.proto";\nimport "google/protobuf/timestamp.proto";\nmessage Order {\n  common.v1.Money m = 1;\n}\n';
const imports = [
  { name: "common/v1/currency.proto", schema: CURRENCY },
  { name: "common/v1/money.proto", schema: MONEY },
];

/** Subjects as a registry keeps them: a version is a text with its references. */
function subjects(): Pick<Registry, "register" | "lookup" | "versions" | "version"> & { readonly calls: string[] } {
  const kept: (SubjectVersion & { readonly key: string })[] = [];
  const calls: string[] = [];
  const find = (subject: string, schema: string, references: readonly SchemaReference[] = []) =>
    kept.find((v) => v.subject === subject && v.schema === schema && v.key === JSON.stringify(references));
  return {
    calls,
    async lookup(subject, schema, references) {
      calls.push(`look up ${subject} ${(references ?? []).map((r) => `${r.subject}@${r.version}`).join(" ")}`.trim());
      return find(subject, schema, references);
    },
    async register(subject, schema, references = []) {
      calls.push(`register ${subject} ${references.map((r) => `${r.subject}@${r.version}`).join(" ")}`.trim());
      const known = find(subject, schema, references);
      if (known) return known;
      const version = kept.filter((v) => v.subject === subject).length + 1;
      const made = { subject, version, id: kept.length + 1, schema, references, key: JSON.stringify(references) };
      kept.push(made);
      return made;
    },
    versions: async (subject) => kept.flatMap((v) => (v.subject === subject ? v.version : [])).reverse(),
    version: async (subject, version) => kept.find((v) => v.subject === subject && v.version === version),
  };
}

test("registers what a text imports before it, each with references to its own imports alone", async () => {
  const registry = subjects();
  await expect(registerSchema(registry, "order-value", { schema: ORDER, imports })).resolves.toMatchObject({ id: 3 });
  expect(registry.calls).toEqual([
    "register common/v1/currency.proto",
    "register common/v1/money.proto common/v1/currency.proto@1",
    "register order-value common/v1/money.proto@1",
  ]);
  await expect(registerSchema(registry, "order-value", { schema: ORDER, imports })).resolves.toMatchObject({ id: 3 });
});

test("an imported file that changed makes a new version of each text over it", async () => {
  const registry = subjects();
  await registerSchema(registry, "order-value", { schema: ORDER, imports });
  const changed = [{ name: "common/v1/currency.proto", schema: CURRENCY.replace("NONE", "NO") }, imports[1]!];
  await expect(lookupSchema(registry, "order-value", { schema: ORDER, imports: changed })).resolves.toBeUndefined();
  await expect(registerSchema(registry, "order-value", { schema: ORDER, imports: changed })).resolves.toMatchObject({
    id: 6,
    version: 2,
  });
  // What was registered before is still found by the text that it was registered with.
  await expect(lookupSchema(registry, "order-value", { schema: ORDER, imports })).resolves.toMatchObject({
    version: 1,
  });
});

test("a text without imports of the user is looked up and registered without references", async () => {
  const registry = subjects();
  const schema = 'syntax = "proto3";\nimport "google/protobuf/timestamp.proto";\n';
  await registerSchema(registry, "plain-value", { schema });
  await lookupSchema(registry, "plain-value", { schema });
  expect(registry.calls).toEqual(["register plain-value", "look up plain-value"]);
});

test("looks no further when an import is not there", async () => {
  const registry = subjects();
  await expect(lookupSchema(registry, "order-value", { schema: ORDER, imports })).resolves.toBeUndefined();
  expect(registry.calls).toEqual(["look up common/v1/currency.proto"]);
});

test("the history of a subject has each version with what it imported then, the oldest first", async () => {
  const registry = subjects();
  await registerSchema(registry, "order-value", { schema: ORDER, imports });
  const changed = [{ name: "common/v1/currency.proto", schema: CURRENCY.replace("NONE", "NO") }, imports[1]!];
  await registerSchema(registry, "order-value", { schema: ORDER, imports: changed });
  expect(await schemaHistory(registry, "order-value")).toEqual([
    { version: 1, schema: ORDER, imports },
    { version: 2, schema: ORDER, imports: changed },
  ]);
  expect(await schemaHistory(registry, "nobody-value")).toEqual([]);
});
