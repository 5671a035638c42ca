import type { Field, FieldType, Message, SchemaFile, SchemaModel } from "./model.ts";

/** How a file of the project is written in `import`. */
export function importName(file: { readonly path: string }): string {
  return file.path.replace(/^schemas\//, "");
}

/** The file at a path of the model. */
export function fileAt(model: SchemaModel, path: string): SchemaFile {
  const file = model.files.find((f) => f.path === path);
  if (file === undefined) throw new Error(`${path} is not in the model`);
  return file;
}

/** What a cut keeps: messages with their fields, messages as mere shells around kept ones, enums. */
export interface Kept {
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  readonly shells: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
}

/** What is left of a message's file, and of the files behind it, when only these top-level fields are wanted. */
export function cut(model: SchemaModel, message: Message, names: ReadonlySet<string>): Kept {
  const fields = new Map<string, readonly Field[]>();
  const enums = new Set<string>();
  const visit = (type: FieldType): void => {
    if (type.kind === "enum") enums.add(type.name);
    if (type.kind !== "message" || fields.has(type.name)) return;
    const found = model.messages.get(type.name);
    if (found) keep(found, found.fields);
  };
  const keep = (kept: Message, list: readonly Field[]): void => {
    fields.set(kept.fullName, list);
    for (const field of list) visit(field.type);
  };
  keep(
    message,
    message.fields.filter((f) => names.has(f.name)),
  );
  const shells = new Set<string>();
  for (const name of [...fields.keys(), ...enums]) {
    for (let outer = parent(name); model.messages.has(outer); outer = parent(outer)) shells.add(outer);
  }
  return { fields, shells, enums };
}

function parent(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

/** Files of the user behind a file, each after those that it needs itself. */
export function importedFiles(model: SchemaModel, file: SchemaFile, kept: Kept | undefined): readonly SchemaFile[] {
  const found = new Set<SchemaFile>();
  const visit = (from: SchemaFile): void => {
    for (const path of usedFiles(model, from, kept)) {
      const next = fileAt(model, path);
      if (found.has(next) || next === file) continue;
      visit(next);
      found.add(next);
    }
  };
  visit(file);
  return [...found];
}

/** Paths of the other files whose types the text of a file names: where they are declared, whoever re-exports them. */
export function usedFiles(model: SchemaModel, file: SchemaFile, kept: Kept | undefined): readonly string[] {
  const paths = new Set<string>();
  for (const { type } of keptFields(file.messages, kept)) {
    if (type.kind !== "message" && type.kind !== "enum") continue;
    const declared = type.kind === "message" ? model.messages.get(type.name) : model.enums.get(type.name);
    if (declared && declared.file !== file.path) paths.add(declared.file);
  }
  return [...paths].sort();
}

/** The fields that a text holds, those of nested messages too. */
export function keptFields(messages: readonly Message[], kept: Kept | undefined): Field[] {
  return messages.flatMap((message) => [
    ...(kept ? (kept.fields.get(message.fullName) ?? []) : message.fields),
    ...keptFields(message.messages, kept),
  ]);
}
