import { type StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";
import type { SchemaFile, SchemaModel } from "../model.ts";
import { emitModule, modulePath, needsOf, type Places, specifier } from "./emit-module.ts";
import { type TypeNames, typeNames } from "./names.ts";
import { printModule } from "./print.ts";

const PLACES: Places = { folder: "kafka/generated", kafka: "kafka" };

/**
 * The emitted modules by path from the project root: one per `.proto` file with messages or enums, and the door. The
 * same model gives the same bytes.
 */
export function emitTypeScript(model: SchemaModel, places: Places = PLACES): ReadonlyMap<string, string> {
  const names = typeNames(model);
  const needs = needsOf(model);
  const files = [...model.files]
    .filter((file) => file.messages.length > 0 || file.enums.length > 0)
    .filter((file) => !/^schemas\/(sluice|buf)\//.test(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const emitted = new Map<string, string>();
  for (const file of files) emitted.set(modulePath(places, file.path), emitModule(model, names, needs, file, places));
  emitted.set(`${places.folder}/index.ts`, emitDoor(model, names, files, places));
  return emitted;
}

/** The door: every type of every file, and the lists of logs and outputs. */
function emitDoor(model: SchemaModel, names: TypeNames, files: readonly SchemaFile[], places: Places): string {
  const path = `${places.folder}/index.ts`;
  const list = (name: string, type: string, messages: readonly string[], comment: string): StatementStructures => ({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [comment],
    declarations: [
      { name, type: `readonly ${type}[]`, initializer: `[${messages.map((each) => names.get(each)).join(", ")}]` },
    ],
  });
  const logs = model.logs.map((log) => log.message.fullName);
  const references = model.references.map((reference) => reference.message.fullName);
  const outputs = model.outputs.filter((output) => !output.files).map((output) => output.message.fullName);
  const inFiles = model.outputs.filter((output) => output.files).map((output) => output.message.fullName);
  // `any`: a list of codecs of different types is only used by code that takes the type from the codec.
  const statements: StatementStructures[] = [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      moduleSpecifier: specifier(path, `${places.kafka}/message-type.ts`),
      namedImports: ["FilesType", "LogType", "OutputType", "ReferenceType"],
    },
    ...files.flatMap((file): StatementStructures[] => {
      const here = [...logs, ...references, ...outputs, ...inFiles].filter(
        (name) => model.messages.get(name)?.file === file.path,
      );
      const moduleSpecifier = specifier(path, modulePath(places, file.path));
      const namedImports = here.map((name) => names.get(name)!).sort();
      return here.length === 0 ? [] : [{ kind: StructureKind.ImportDeclaration, moduleSpecifier, namedImports }];
    }),
    ...files.map((file): StatementStructures => {
      const moduleSpecifier = specifier(path, modulePath(places, file.path));
      return { kind: StructureKind.ExportDeclaration, moduleSpecifier, namedExports: exportsOf(model, names, file) };
    }),
    list("logs", "LogType<any>", logs, "Every declared log, sorted by name."),
    list("references", "ReferenceType<any>", references, "Every declared reference, sorted by name."),
    list("outputs", "OutputType<any>", outputs, "Every output in a topic, sorted by name."),
    list("fileOutputs", "FilesType<any>", inFiles, "Every output in files, sorted by name."),
  ];
  return printModule(path, "schemas/", statements);
}

function exportsOf(model: SchemaModel, names: TypeNames, file: SchemaFile): { name: string; isTypeOnly: boolean }[] {
  const found: { name: string; isTypeOnly: boolean }[] = [];
  for (const type of model.enums.values()) {
    if (type.file === file.path) found.push({ name: names.get(type.fullName)!, isTypeOnly: true });
  }
  for (const message of model.messages.values()) {
    if (message.file !== file.path) continue;
    const name = names.get(message.fullName)!;
    found.push({ name, isTypeOnly: false });
    const isLog = model.logs.some((log) => log.message.fullName === message.fullName);
    const isOutput = [...model.outputs.filter(({ files }) => !files), ...model.references].some(
      (output) => output.message.fullName === message.fullName,
    );
    if (isLog) found.push({ name: `open${name}Producer`, isTypeOnly: false });
    if (isLog || isOutput) found.push({ name: `read${name}`, isTypeOnly: false });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
