import { parseColumnType, parseSchema, type QueryColumn } from "./column-type.ts";
import { asList, asObject, asText, type ExactJson, Numeral, parseNumerals } from "./exact-json.ts";
import { faultOf, type KsqldbFault } from "./fault.ts";
import { type KsqlValue, rowValues } from "./row-value.ts";
import { splitLines, splitList } from "./split-body.ts";

/**
 * How the server writes a result. `delimited`: one line an item, over both HTTP versions. `json`: one list of the same
 * items. `v1`: one list of objects `header`, `row`, `finalMessage`, `errorMessage`.
 */
export type QueryFormat = "delimited" | "json" | "v1";

export const ACCEPT: Readonly<Record<QueryFormat, string>> = {
  delimited: "application/vnd.ksqlapi.delimited.v1",
  json: "application/json",
  v1: "application/vnd.ksql.v1+json",
};

export type QueryEvent =
  | { readonly kind: "header"; readonly queryId: string; readonly columns: readonly QueryColumn[] }
  | { readonly kind: "row"; readonly values: readonly KsqlValue[]; readonly tombstone: boolean }
  /** The query died after it had begun. Rows before it may be lost. */
  | { readonly kind: "fault"; readonly fault: KsqldbFault }
  /** What the server says at the end, such as `Limit Reached`. */
  | { readonly kind: "final"; readonly message: string };

export interface QueryParser {
  /** The events that these bytes complete. Throws an Error when the bytes are no such answer. */
  push(bytes: Uint8Array): readonly QueryEvent[];
  /** Undefined when the body may end here, else what is missing. Changes nothing. */
  missing(): string | undefined;
}

/** Reads a result from its bytes, wherever they are cut. */
export function openQueryParser(format: QueryFormat): QueryParser {
  const splitter = format === "delimited" ? splitLines() : splitList();
  let columns: readonly QueryColumn[] | undefined;
  let over = false;

  const read = (text: string): QueryEvent => {
    if (over) throw new Error(`something follows the end of the result: ${shortened(text)}`);
    const json = parse(text);
    const event = format === "v1" ? readV1(json, text, columns) : readPlain(json, text, columns);
    if (event.kind === "header") columns = event.columns;
    if (event.kind === "fault" || event.kind === "final") over = true;
    return event;
  };
  return {
    push: (bytes) => splitter.push(bytes).map(read),
    missing: () => splitter.missing() ?? (columns === undefined && !over ? "the header" : undefined),
  };
}

function parse(text: string): ExactJson {
  try {
    return parseNumerals(text);
  } catch {
    throw new Error(`this is no JSON: ${shortened(text)}`);
  }
}

function readPlain(json: ExactJson, text: string, columns: readonly QueryColumn[] | undefined): QueryEvent {
  if (Array.isArray(json)) {
    if (!columns) throw new Error(`a row before the header: ${shortened(text)}`);
    return { kind: "row", values: rowValues(columns, json), tombstone: false };
  }
  const object = asObject(json);
  if (object && "error_code" in object) return { kind: "fault", fault: readFault(object, text) };
  if (!object || columns || !("columnNames" in object)) throw new Error(`an unknown item: ${shortened(text)}`);
  const names = asList(object["columnNames"]);
  const types = asList(object["columnTypes"]);
  if (names.length !== types.length) throw new Error(`the header does not fit itself: ${shortened(text)}`);
  return {
    kind: "header",
    queryId: asText(object["queryId"]) ?? "",
    columns: names.map((name, index) => ({ name: String(name), type: parseColumnType(String(types[index])) })),
  };
}

function readV1(json: ExactJson, text: string, columns: readonly QueryColumn[] | undefined): QueryEvent {
  const object = asObject(json);
  const header = asObject(object?.["header"]);
  if (header && !columns) {
    const schema = asText(header["schema"]) ?? "";
    return { kind: "header", queryId: asText(header["queryId"]) ?? "", columns: parseSchema(schema) };
  }
  const fault = asObject(object?.["errorMessage"]);
  if (fault) return { kind: "fault", fault: readFault(fault, text) };
  if (object && "error_code" in object) return { kind: "fault", fault: readFault(object, text) };
  const final = asText(object?.["finalMessage"]);
  if (final !== undefined) return { kind: "final", message: final };
  const row = asObject(object?.["row"]);
  if (!row) throw new Error(`an unknown item: ${shortened(text)}`);
  if (!columns) throw new Error(`a row before the header: ${shortened(text)}`);
  const tombstone = row["tombstone"] === true;
  return { kind: "row", values: rowValues(columns, row["columns"] as ExactJson), tombstone };
}

function readFault(object: Readonly<Record<string, unknown>>, text: string): KsqldbFault {
  const code = object["error_code"];
  return faultOf(200, { ...object, error_code: code instanceof Numeral ? Number(code.source) : code }, text);
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}..` : text;
}
