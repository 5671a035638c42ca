import type { Problem } from "#core";
import { canonicalImports, importName } from "../canonical-proto.ts";
import type { Message, SchemaFile, SchemaModel } from "../model.ts";
import { FLINK_RESERVED, KSQLDB_RESERVED } from "./reserved-words.ts";

/** Field and type names: what an engine reserves, what clashes, what breaks the one name of a thing in every layer. */
export function lintNames(model: SchemaModel, messages: readonly Message[]): Problem[] {
  return [...messages.flatMap(lintFields), ...lintScopes(model)];
}

function lintFields(message: Message): Problem[] {
  const problems: Problem[] = [];
  const properties = new Map<string, string>();
  for (const field of message.fields) {
    const { name, location } = field;
    const engines = [
      ...(FLINK_RESERVED.has(name.toLowerCase()) ? ["Flink SQL"] : []),
      ...(KSQLDB_RESERVED.has(name.toLowerCase()) ? ["ksqlDB"] : []),
    ];
    if (engines.length > 0) {
      problems.push({
        code: "SLUICE_PROTO_NAME_RESERVED",
        message: `"${name}" is a word of ${engines.join(" and ")}`,
        hint: `write it in back quotes in every query: \`${name}\``,
        location,
        severity: "warning",
      });
    }
    if (name.startsWith("__")) {
      const hint = "names that start with __ are the metadata columns of the source table: rename the field";
      problems.push({ code: "SLUICE_PROTO_LINT", message: `"${name}" starts with __`, hint, location });
    } else if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
      const hint = "columns are written as the field is: use a-z, 0-9 and single _";
      problems.push({
        code: "SLUICE_PROTO_LINT",
        message: `"${name}" is not snake_case`,
        hint,
        location,
        severity: "warning",
      });
    }
    const twin = properties.get(field.property);
    if (twin !== undefined) {
      const text = `"${twin}" and "${name}" are both ${field.property} in TypeScript and JSON`;
      problems.push({ code: "SLUICE_PROTO_LINT", message: text, hint: "rename one of them", location });
    }
    properties.set(field.property, name);
  }
  return problems;
}

/**
 * Registered text names types in full, without a leading dot. A name is searched from the innermost scope outwards by
 * its first word alone: a scope or type of that name on the way hides what is meant.
 */
function lintScopes(model: SchemaModel): Problem[] {
  return model.files.flatMap((file) => {
    const place = file.messages[0]?.location ?? { file: file.path, line: 1, column: 1 };
    if (file.package === "") {
      const hint = "add `package <name>.v1;`: a registered message needs a name of its own";
      return [{ code: "SLUICE_PROTO_LINT" as const, message: `${file.path} has no package`, hint, location: place }];
    }
    const imports = canonicalImports(model, file).map(({ name }) => model.files.find((f) => importName(f) === name));
    const visible = [file, ...imports.filter((found) => found !== undefined)];
    const words = new Set(["google", ...visible.map((each) => each.package.split(".")[0] as string)]);
    const packages = new Set(visible.flatMap((each) => scopesOf(each.package)));
    return [
      ...hiddenByPackage(file, words, packages).map((problem) => ({ ...problem, location: place })),
      ...hiddenByType(model, file, words),
    ];
  });
}

/** `a.b.c`: `a`, `a.b`, `a.b.c`. */
function scopesOf(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, i) => parts.slice(0, i + 1).join("."));
}

function hiddenByPackage(file: SchemaFile, words: ReadonlySet<string>, packages: ReadonlySet<string>): Problem[] {
  for (const scope of scopesOf(file.package)) {
    const word = [...words].find((each) => packages.has(`${scope}.${each}`));
    if (word === undefined) continue;
    const message = `in ${file.package}, the package ${scope}.${word} hides every name that starts with "${word}."`;
    return [{ code: "SLUICE_PROTO_LINT", message, hint: "rename that part of the package" }];
  }
  return [];
}

function hiddenByType(model: SchemaModel, file: SchemaFile, words: ReadonlySet<string>): Problem[] {
  return [...model.messages.values(), ...model.enums.values()]
    .filter((type) => type.file === file.path && words.has(type.name))
    .map((type) => ({
      code: "SLUICE_PROTO_LINT",
      message: `"${type.name}" is called like the first part of a package: full names in this file cannot be told apart`,
      hint: "write type names in PascalCase",
      location: type.location,
    }));
}
