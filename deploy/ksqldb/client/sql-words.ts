/** The text with comments, quoted texts and quoted names blanked, in upper case: what is left are the words of the language. */
export function sqlWords(sql: string): string {
  return sql
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|`(?:[^`]|``)*`|"(?:[^"]|"")*"/g, (part) =>
      part.startsWith("--") || part.startsWith("/*") ? " " : " _ ",
    )
    .toUpperCase();
}

/** True when every statement of the text only looks: sending it twice changes nothing. */
export function onlyReads(sql: string): boolean {
  const statements = sqlWords(sql)
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  return statements.every((statement) => /^(LIST|SHOW|DESCRIBE|EXPLAIN|ASSERT|PRINT|SELECT)\b/.test(statement));
}

/** True when there is no statement in the text. */
export function isBlank(sql: string): boolean {
  return sqlWords(sql).replace(/[;\s]/g, "") === "";
}

/** What the end of a query's answer must look like. */
export interface QueryExtent {
  /** A query that goes on: only a limit, a close or a fault ends it. */
  readonly endless: boolean;
  /** `unknown`: a limit that a variable holds. */
  readonly limit: number | "unknown" | undefined;
}

export function queryExtent(sql: string): QueryExtent {
  const words = sqlWords(sql);
  const endless = /\bEMIT\s+(CHANGES|FINAL)\b/.test(words) || /^\s*PRINT\b/.test(words);
  const limit = /\bLIMIT\s+([^\s;]+)/.exec(words)?.[1];
  if (limit === undefined) return { endless, limit: undefined };
  return { endless, limit: /^\d+$/.test(limit) ? Number(limit) : "unknown" };
}
