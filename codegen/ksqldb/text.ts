import { KSQLDB_RESERVED } from "../lint/reserved-words.ts";
import { quoteText } from "../sql-text.ts";

/** A field's name as it stands in emitted SQL: bare, which the server reads in upper case; quoted so where it must be. */
export function ksqlName(name: string): string {
  return KSQLDB_RESERVED.has(name.toLowerCase()) ? `\`${name.toUpperCase()}\`` : name;
}

/** Where the rows of a version of a model go, and what it is called in ksqlDB. */
export interface KsqlTarget {
  readonly name: string;
  readonly topic: string;
}

/** A WITH setting: texts are quoted, numbers and placeholders stand as they are. */
export type KsqlSetting = readonly [key: string, value: string | number, raw?: "raw"];

/** ` WITH (...)`, one setting a line. */
export function withSettings(settings: readonly KsqlSetting[]): string {
  const lines = settings.map(([key, value, raw]) => {
    const text = typeof value === "number" || raw ? String(value) : quoteText(value);
    return `  ${key} = ${text}`;
  });
  return `WITH (\n${lines.join(",\n")}\n)`;
}
