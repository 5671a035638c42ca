import { posix } from "node:path";
import { type FunctionDeclarationStructure, type StatementStructures, StructureKind } from "ts-morph";
import { canonicalImports, canonicalProto, importName } from "../canonical-proto.ts";
import type {
  EnumType,
  Log,
  Message,
  OutputFiles,
  OutputSchema,
  ReferenceTable,
  SchemaFile,
  SchemaModel,
} from "../model.ts";
import { emitChecker } from "./emit-check.ts";
import { emitDecoder, emitEntryReader } from "./emit-decoder.ts";
import { emitEncoder } from "./emit-encoder.ts";
import { emitEnumFunctions, emitEnumTable } from "./emit-enum.ts";
import { columnList, emitFilesConstant } from "./emit-files.ts";
import { linesProperty } from "./emit-lines.ts";
import { emitInterface, emitUnion, sensitivePaths } from "./emit-types.ts";
import type { TypeNames } from "./names.ts";
import { printModule } from "./print.ts";
import { block, indent, ModuleScope, membersOf, quote } from "./shape.ts";

/** Where the pieces are, as paths from the project root. */
export interface Places {
  /** The emitted folder. */
  readonly folder: string;
  /** The room with the run time and the producer. */
  readonly kafka: string;
}

/** `schemas/payment/v1/payment.proto` -> `<folder>/payment/v1/payment.ts`. */
export function modulePath(places: Places, proto: string): string {
  return `${places.folder}/${proto.replace(/^schemas\//, "").replace(/\.proto$/, "")}.ts`;
}

/** Import specifier from one file of the project to another. */
export function specifier(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The files that each file needs, by the path of the file: import names, each behind what it imports itself. */
export type Needs = ReadonlyMap<string, readonly string[]>;

export function needsOf(model: SchemaModel): Needs {
  return new Map(model.files.map((file) => [file.path, canonicalImports(model, file).map(({ name }) => name)]));
}

/** The module of one `.proto` file: types, codec, and what producers and readers need of it. */
export function emitModule(
  model: SchemaModel,
  names: TypeNames,
  needs: Needs,
  file: SchemaFile,
  places: Places,
): string {
  const path = modulePath(places, file.path);
  const scope = new ModuleScope(model, names, file.path);
  const output = model.outputs.find((each) => each.message.file === file.path);
  if (output?.files) return emitFilesModule(scope, file, output, output.files, path, places);
  const messages = file.messages.flatMap(withNested);
  const enums = [...file.enums, ...messages.flatMap((message) => message.enums)];
  const types = [
    ...messages.map((message) => emitInterface(scope, message)),
    ...enums.map((type) => emitUnion(scope, type)),
  ];
  const needed = needs.get(file.path) ?? [];
  const imported = [...needs.values()].some((names) => names.includes(importName(file)));
  const constants = messages.flatMap((message) => emitConstants(scope, file, message, needed.length > 0));
  const functions: FunctionDeclarationStructure[] = [];
  const wanted = wantedElsewhere(scope, [...messages, ...enums]);
  const exported = (name: string): boolean => wanted.has(name);
  const state: string[] = [];
  const add = ({ head, lines }: { head: string; lines: readonly string[] }): void => {
    functions.push({ ...toFunction(head, lines), isExported: exported(/^function ([\w$]+)/.exec(head)![1]!) });
  };
  for (const message of messages) {
    const encoder = emitEncoder(scope, message);
    state.push(...encoder.state);
    add(encoder);
    add(emitDecoder(scope, message));
    for (const field of message.fields) if (field.cardinality === "map") add(emitEntryReader(scope, message, field));
    const checker = emitChecker(scope, message);
    state.push(...new Set(checker.patterns.filter((constant) => !state.includes(constant))));
    add(checker);
  }
  for (const type of enums) {
    state.push(...emitEnumTable(scope, type));
    for (const each of emitEnumFunctions(scope, type)) add(each);
  }
  const used = functions.map((each) => (each.statements as string[])[0]).join("\n");
  const kept = functions.filter(
    (each) => !/^isDeclared/.test(each.name!) || each.isExported || used.includes(`${each.name}(`),
  );
  const statements: (string | StatementStructures)[] = [
    ...types,
    [
      `${imported ? "export const schema: string" : "const schema"} = [`,
      ...canonicalProto(model, file)
        .split("\n")
        .map((line) => `  ${quote(line)},`),
      `].join("\\n");`,
    ].join("\n"),
    ...(needed.length === 0 ? [] : [emitImports(scope, needed)]),
    ...constants,
    ...state,
    ...kept,
  ];
  return printModule(path, file.path, [...imports(scope, path, places), ...statements]);
}

/** The module of an output in files: the type of its rows, and where they are. */
function emitFilesModule(
  scope: ModuleScope,
  file: SchemaFile,
  output: OutputSchema,
  files: OutputFiles,
  path: string,
  places: Places,
): string {
  const name = scope.typeName(output.message);
  scope.types.add("FilesType");
  const statements = [
    emitInterface(scope, output.message),
    emitFilesConstant(scope.model, name, file.path, output, files),
  ];
  return printModule(path, file.path, [...imports(scope, path, places), ...statements]);
}

/** `imports`: the texts of the files that this one needs, out of their own modules. */
function emitImports(scope: ModuleScope, names: readonly string[]): string {
  scope.types.add("SchemaImport");
  const entries = names.map(
    (name, i) => `{ name: ${quote(name)}, schema: ${scope.schemaOf(`schemas/${name}`, i + 1)} },`,
  );
  return ["const imports: readonly SchemaImport[] = [", ...indent(entries), "];"].join("\n");
}

/** Functions of this module that modules of other files call: those of the types that they hold. */
function wantedElsewhere(scope: ModuleScope, types: readonly (Message | EnumType)[]): ReadonlySet<string> {
  const held = new Set(
    [...scope.model.messages.values()]
      .filter((message) => message.file !== scope.file)
      .flatMap((message) => message.fields.flatMap(({ type }) => ("name" in type ? [type.name] : []))),
  );
  const prefixes = { message: ["encode", "decode", "check"], enum: ["nameOf", "numberOf", "isDeclared"] };
  return new Set(
    types
      .filter((type) => held.has(type.fullName))
      .flatMap((type) => prefixes[type.kind].map((prefix) => scope.functionOf(type, prefix))),
  );
}

function withNested(message: Message): readonly Message[] {
  return [message, ...message.messages.flatMap(withNested)];
}

function toFunction(head: string, lines: readonly string[]): FunctionDeclarationStructure {
  const match = /^function ([\w$]+)\((.*)\): (.+)$/.exec(head);
  if (match === null) throw new Error(`not a function head: ${head}`);
  const parameters = match[2]!.split(/, (?=\w+\??: )/).map((parameter) => {
    const at = parameter.indexOf(":");
    const name = parameter.slice(0, at);
    return { name: name.replace("?", ""), hasQuestionToken: name.endsWith("?"), type: parameter.slice(at + 2) };
  });
  return {
    kind: StructureKind.Function,
    name: match[1]!,
    parameters,
    returnType: match[3]!,
    statements: [lines.join("\n")],
  };
}

/** The value of the same name as the type: the codec, and for logs and outputs what the room `kafka` needs. */
function emitConstants(
  scope: ModuleScope,
  file: SchemaFile,
  message: Message,
  imports: boolean,
): (string | StatementStructures)[] {
  const name = scope.typeName(message);
  const log = scope.model.logs.find((each) => each.message.fullName === message.fullName);
  const output = scope.model.outputs.find((each) => each.message.fullName === message.fullName);
  const reference = scope.model.references.find((each) => each.message.fullName === message.fullName);
  const kind = log ? "LogType" : output ? "OutputType" : reference ? "ReferenceType" : "MessageType";
  scope.types.add(kind);
  scope.types.add("ByteWriter");
  const prior = scope.merges(message) ? ", undefined" : "";
  const properties = [
    `name: ${quote(message.fullName)},`,
    `index: [${message.index.join(", ")}],`,
    `schema,`,
    ...(imports ? [`imports,`] : []),
    `sensitive: [${sensitivePaths(scope, message).map(quote).join(", ")}],`,
    ...(log ? logProperties(log) : []),
    ...(log ? linesProperty(scope.model, log) : []),
    ...(output ? outputProperties(output) : []),
    ...(reference ? referenceProperties(scope, reference) : []),
    `encode(value: ${name}, out: ByteWriter): void {`,
    `  const start = out.pos;`,
    `  try {`,
    `    encode${name}(value, out);`,
    `  } catch (error) {`,
    `    // A batch never keeps half an event.`,
    `    out.pos = start;`,
    `    throw error;`,
    `  }`,
    `},`,
    `decode(buf: Buffer, start: number, end: number): ${name} {`,
    `  return decode${name}(${scope.use("openReader")}(buf, start, end, ${hasText(scope, message)}), start, end${prior});`,
    `},`,
    `check: check${name},`,
  ];
  const subject = log
    ? `the log \`${log.name}\``
    : output
      ? `the output \`${output.name}\``
      : reference
        ? `the reference \`${reference.name}\``
        : `\`${message.fullName}\``;
  return [
    [
      `/** The codec of ${subject}, from \`${file.path}\`. */`,
      ...block(`export const ${name}: ${kind}<${name}> =`, properties, ";"),
    ].join("\n"),
    ...(log ? [openFunction(scope, log, name), readFunction(name, `the log \`${log.name}\``)] : []),
    ...(output ? [readFunction(name, `the output \`${output.name}\``)] : []),
    ...(reference ? [readFunction(name, `the reference \`${reference.name}\``)] : []),
  ];
}

function logProperties(log: Log): string[] {
  const member = (name: string): string => {
    const found = membersOf(log.message).find((each) => each.kind === "field" && each.field.name === name);
    return `value.${found?.property}`;
  };
  const key = member(log.key.name);
  const isText = log.key.type.kind === "enum" || (log.key.type.kind === "scalar" && log.key.type.scalar === "string");
  const absent = log.key.cardinality === "optional" ? ` ?? ""` : "";
  return [
    ...subjectProperties("log", log.name, log.topic),
    `partitions: ${log.partitions},`,
    `retention: ${log.retention},`,
    `lateness: ${log.lateness},`,
    `tolerance: ${log.tolerance},`,
    `skew: ${log.skew},`,
    `key: (value) => ${isText ? `${key}${absent}` : `String(${key}${absent})`},`,
    `// NaN for an event without event time: such an event is bad, and the check says so.`,
    `eventTime: (value) => ${member(log.eventTime.name)}?.getTime() ?? Number.NaN,`,
  ];
}

function referenceProperties(scope: ModuleScope, reference: ReferenceTable): string[] {
  const { name, topic, partitions, message, key, validFrom, file } = reference;
  const property = (field: string): string | undefined =>
    membersOf(message).find((each) => each.kind === "field" && each.field.name === field)?.property;
  return [
    ...subjectProperties("reference", name, topic),
    `partitions: ${partitions},`,
    `file: ${quote(file)},`,
    `validFrom: ${quote(property(validFrom.name) ?? "")},`,
    ...columnList(
      scope.model,
      message.fields.filter((field) => field !== validFrom),
    ),
    `key: (value) => value.${property(key.name)},`,
  ];
}

function outputProperties(output: OutputSchema): string[] {
  return subjectProperties("output", output.name, output.name);
}

function subjectProperties(kind: "log" | "output" | "reference", name: string, topic: string): string[] {
  return [`${kind}: ${quote(name)},`, `topic: ${quote(topic)},`, `subject: ${quote(`${topic}-value`)},`];
}

function openFunction(scope: ModuleScope, log: Log, name: string): FunctionDeclarationStructure {
  scope.types.add("Kafka");
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `open${name}Producer`,
    docs: [`Opens a typed producer for the log \`${log.name}\`.`],
    parameters: [
      { name: "kafka", type: "Kafka" },
      { name: "options", hasQuestionToken: true, type: `ProducerOptions<${name}>` },
    ],
    returnType: `Promise<Producer<${name}>>`,
    statements: [`return openProducer(kafka, ${name}, options);`],
  };
}

function readFunction(name: string, what: string): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `read${name}`,
    docs: [`Reads the rows of ${what}, typed.`],
    parameters: [
      { name: "kafka", type: "Kafka" },
      { name: "options", hasQuestionToken: true, type: "ReadOptions" },
    ],
    returnType: `RowStream<Row<${name}>>`,
    statements: [`return readRows(kafka, ${name}, options);`],
  };
}

function hasText(scope: ModuleScope, message: Message): boolean {
  return message.fields.some(
    (field) =>
      field.mapKey === "string" ||
      (field.type.kind === "scalar" && field.type.scalar === "string") ||
      (field.type.kind === "message" && hasText(scope, scope.message(field.type.name))),
  );
}

function imports(scope: ModuleScope, path: string, places: Places): StatementStructures[] {
  const logs = scope.model.logs.some((log) => log.message.file === scope.file);
  const { outputs, references } = scope.model;
  const reads =
    logs ||
    outputs.some(({ message, files }) => message.file === scope.file && !files) ||
    references.some(({ message }) => message.file === scope.file);
  const make = (to: string, list: Iterable<string>): StatementStructures[] => {
    const sorted = [...new Set(list)].sort((a, b) => (a.replace("type ", "") < b.replace("type ", "") ? -1 : 1));
    const typesOnly = sorted.every((each) => each.startsWith("type "));
    const namedImports = sorted.map((each) => {
      const [name, alias] = each.replace("type ", "").split(" as ") as [string, string?];
      return { name, ...(alias === undefined ? {} : { alias }), isTypeOnly: !typesOnly && each.startsWith("type ") };
    });
    const moduleSpecifier = specifier(path, to);
    return sorted.length === 0
      ? []
      : [{ kind: StructureKind.ImportDeclaration, moduleSpecifier, isTypeOnly: typesOnly, namedImports }];
  };
  const elsewhere = ["Kafka", "Reader", "Duration"];
  const types = [...scope.types].filter((each) => !elsewhere.includes(each)).map((each) => `type ${each}`);
  const runtime = [...scope.helpers, ...(scope.types.has("Reader") ? ["type Reader"] : [])];
  return [
    ...make(`${places.kafka}/codec/decode-error.ts`, scope.errors),
    ...make(`${places.kafka}/codec/duration.ts`, scope.types.has("Duration") ? ["type Duration"] : []),
    ...make(`${places.kafka}/codec/runtime.ts`, runtime),
    ...make(`${places.kafka}/message-type.ts`, types),
    ...(reads ? make(`${places.kafka}/port.ts`, ["type Kafka"]) : []),
    ...(logs ? make(`${places.kafka}/producer.ts`, ["openProducer", "type Producer", "type ProducerOptions"]) : []),
    ...(reads ? make(`${places.kafka}/reader.ts`, ["readRows", "type ReadOptions", "type Row", "type RowStream"]) : []),
    ...[...scope.foreign.keys()].sort().flatMap((proto) => make(modulePath(places, proto), scope.foreign.get(proto)!)),
  ];
}
