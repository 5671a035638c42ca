/** One query of `docs/ksql-cli.md`. */
export interface DocumentedQuery {
  /** The heading above it: what it answers. */
  readonly title: string;
  /** As it stands in the block, without the final semicolon. */
  readonly sql: string;
  /** Line of its first word in the file, from 1. */
  readonly line: number;
  /**
   * `statement`: sent to /ksql; `pull`: ends by itself; `push`: runs until its LIMIT or until it is closed; `print`: the same
   * for a topic.
   */
  readonly kind: "statement" | "pull" | "push" | "print";
}

/** The queries of a Markdown text: each ```sql block, one statement in each, under the last heading above it. */
export function readQueries(text: string): DocumentedQuery[] {
  const queries: DocumentedQuery[] = [];
  let title = "";
  let block: string[] | undefined;
  let begins = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (block === undefined) {
      title = /^#+\s+(.*)$/.exec(line)?.[1]?.trim() ?? title;
      if (/^```sql\s*$/.test(line)) {
        block = [];
        begins = index + 2;
      }
    } else if (/^```\s*$/.test(line)) {
      const sql = block.join("\n").trim().replace(/;$/, "");
      if (sql !== "") queries.push({ title, sql, line: begins, kind: kindOf(sql) });
      block = undefined;
    } else block.push(line);
  }
  return queries;
}

function kindOf(sql: string): DocumentedQuery["kind"] {
  if (/^PRINT\b/i.test(sql)) return "print";
  if (!/^SELECT\b/i.test(sql)) return "statement";
  return /\bEMIT\s+(CHANGES|FINAL)\b/i.test(sql) ? "push" : "pull";
}
