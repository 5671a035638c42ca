import type { Field, LinePattern, Log, SchemaModel } from "../model.ts";
import { columnOf } from "./emit-files.ts";
import { propertyName } from "./names.ts";
import { block, quote } from "./shape.ts";

/** `lines: {...}` of a log that says how its events stand in files: what the room `tail` needs. */
export function linesProperty(model: SchemaModel, log: Log): string[] {
  const { lines } = log;
  if (lines === undefined) return [];
  const text = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}: ${quote(value)},`];
  const pattern = (name: string, value: LinePattern | undefined): string[] =>
    value === undefined ? [] : [`${name}: { text: ${quote(value.text)}, linear: ${value.linear} },`];
  return block(
    "lines:",
    [
      ...text("format", lines.format),
      ...pattern("pattern", lines.pattern),
      ...text("timeFormat", lines.timeFormat),
      ...text("timeZone", lines.timeZone),
      ...pattern("start", lines.start),
      `timeout: ${lines.timeout},`,
      `maxBytes: ${lines.maxBytes},`,
      ...pattern("path", lines.path),
      ...text("file", lines.file && propertyName(lines.file)),
      ...(lines.line === undefined ? [] : [`line: ${lineNumber(lines.line)},`]),
      ...text("unparsed", log.unparsed && propertyName(log.unparsed)),
      "columns: [",
      ...lines.columns.map(({ field, from }) => `  { from: ${quote(from)}, ${columnOf(model, field)} },`),
      "],",
    ],
    ",",
  );
}

function lineNumber(field: Field): string {
  const type = field.type.kind === "scalar" ? field.type.scalar : "int64";
  return `{ property: ${quote(propertyName(field))}, type: ${quote(type)} }`;
}
