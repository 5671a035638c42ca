import type { Problem } from "#core";
import type { Message, SchemaModel } from "../model.ts";
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
 * Registered text names types in full, without a leading dot: a scope that is called like the first word would be
 * searched first, and hide them.
 */
function lintScopes(model: SchemaModel): Problem[] {
  const problems: Problem[] = [];
  for (const file of model.files) {
    const [first = "", ...others] = file.package.split(".");
    const hidden = others.find((part) => part === first || part === "google");
    const place = file.messages[0]?.location ?? { file: file.path, line: 1, column: 1 };
    if (file.package === "") {
      const hint = "add `package <name>.v1;`: a registered message needs a name of its own";
      problems.push({ code: "SLUICE_PROTO_LINT", message: `${file.path} has no package`, hint, location: place });
    } else if (hidden !== undefined) {
      const text = `the package ${file.package} holds "${hidden}" twice over: full names in it cannot be told apart`;
      problems.push({
        code: "SLUICE_PROTO_LINT",
        message: text,
        hint: "rename that part of the package",
        location: place,
      });
    }
    const types = [...model.messages.values(), ...model.enums.values()].filter((type) => type.file === file.path);
    for (const type of types) {
      if (type.name !== first && type.name !== "google") continue;
      const text = `"${type.name}" is called like the first part of a package: full names in this file cannot be told apart`;
      problems.push({
        code: "SLUICE_PROTO_LINT",
        message: text,
        hint: "write type names in PascalCase",
        location: type.location,
      });
    }
  }
  return problems;
}
