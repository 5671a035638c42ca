import type { Field, OutputFiles, OutputSchema, ScalarName, SchemaModel } from "../model.ts";
import { propertyName } from "./names.ts";
import { block, quote } from "./shape.ts";

/** The value of the same name as the row's type: where the files of an output are and what their columns hold. */
export function emitFilesConstant(
  model: SchemaModel,
  name: string,
  file: string,
  output: OutputSchema,
  files: OutputFiles,
): string {
  return [
    `/** The files of the output \`${output.name}\`, from \`${file}\`. */`,
    ...block(
      `export const ${name}: FilesType<${name}> =`,
      [
        `output: ${quote(output.name)},`,
        `pipeline: ${quote(files.pipeline)},`,
        `format: ${quote(files.format)},`,
        `folder: ${quote(files.folder)},`,
        `partitionBy: [${files.partitionBy.map(quote).join(", ")}],`,
        ...columnList(model, output.message.fields),
      ],
      ";",
    ),
  ].join("\n");
}

/** `columns: [...]` of a table that holds plain values only; that it does is checked elsewhere. */
export function columnList(model: SchemaModel, fields: readonly Field[]): string[] {
  return ["columns: [", ...fields.map((field) => `  { ${columnOf(model, field)} },`), "],"];
}

const PLAIN: Readonly<Partial<Record<ScalarName, string>>> = {
  sint32: "int32",
  sfixed32: "int32",
  fixed32: "uint32",
  sint64: "int64",
  sfixed64: "int64",
  fixed64: "uint64",
};

/** What holds of a plain column, without the braces around it. */
export function columnOf(model: SchemaModel, field: Field): string {
  const { type } = field;
  const scalar = type.kind === "scalar" || type.kind === "wrapper" ? type.scalar : undefined;
  const plain = scalar === undefined ? type.kind : (PLAIN[scalar] ?? scalar);
  const required = field.rules.some((rule) => rule.check.kind === "required");
  const optional = field.cardinality === "optional" && !required;
  const values = type.kind === "enum" ? (model.enums.get(type.name)?.values ?? []).map(({ name }) => quote(name)) : [];
  const listed = type.kind === "enum" ? `, values: [${values.join(", ")}]` : "";
  return `name: ${quote(field.name)}, property: ${quote(propertyName(field))}, type: ${quote(plain)}, optional: ${optional}${listed}`;
}
