import { isObject } from "./json.ts";

/** A column of a row type as the planner writes it. */
export interface RowColumn {
  readonly name: string;
  /** Text, or an object where text cannot say it. */
  readonly type: unknown;
}

/** The columns of ``ROW<`a` INT, ...>`` or of its form as an object; `undefined` for what is no row. */
export function rowColumns(type: unknown): readonly RowColumn[] | undefined {
  if (typeof type === "string") {
    const inner = /^ROW<(.*)>( NOT NULL)?$/s.exec(type)?.[1];
    return inner === undefined ? undefined : split(inner).map(columnOf);
  }
  if (!isObject(type) || type["type"] !== "ROW" || !Array.isArray(type["fields"])) return undefined;
  return type["fields"].map((field) => ({ name: String(field.name), type: field.fieldType }));
}

/** The type without its nullability, as text. */
export function bareType(type: unknown): string {
  if (typeof type === "string") return type.replace(/ NOT NULL$/, "");
  if (isObject(type) && type["kind"] === "ROWTIME") return "TIMESTAMP(3) WITH LOCAL TIME ZONE";
  return JSON.stringify(type);
}

function columnOf(text: string): RowColumn {
  const [whole, name = ""] = /^\s*`((?:[^`]|``)*)`\s+/.exec(text) ?? [""];
  return { name: name.replaceAll("``", "`"), type: text.slice(whole.length).trim() };
}

/** The parts of a list between commas that stand in no bracket and no quote. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === "'" || char === "`") quote = char;
    else if (char === "<" || char === "(") depth++;
    else if (char === ">" || char === ")") depth--;
    else if (char === "," && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
