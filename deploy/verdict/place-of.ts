import { tokenizeSql } from "#codegen";
import type { SourceLocation } from "#core";
import { placeInFile } from "../flink/job-spec.ts";
import type { Statement } from "../flink/statement.ts";

/**
 * The line of the user's SQL that says what a finding is about: the one with most of its words, and with more than half
 * of them. `undefined` when no model says it: rules and times of a log stand in its `.proto`.
 */
export function placeOf(statements: readonly Statement[], about: string): SourceLocation | undefined {
  const words = new Set(wordsOf(about));
  let best: { readonly score: number; readonly place: SourceLocation } | undefined;
  for (const statement of statements) {
    if (!statement.origin) continue;
    const lines = Map.groupBy(tokenizeSql(statement.sql), ({ line }) => line);
    for (const [line, tokens] of lines) {
      const hits = tokens.filter(({ value }) => wordsOf(value).some((word) => words.has(word)));
      const score = new Set(hits.flatMap(({ value }) => wordsOf(value)).filter((word) => words.has(word))).size;
      const [first, last] = [hits[0], hits.at(-1)];
      const place =
        first &&
        last &&
        placeInFile(statement, { line, column: first.column, endColumn: last.column + last.length - 1 });
      // Of equal lines the later one: a model stands behind the views that it reads.
      if (place && score >= (best?.score ?? 1)) best = { score, place };
    }
  }
  return best && best.score * 2 > words.size ? best.place : undefined;
}

/** Words and numbers; of a plural its singular, for spans. */
function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\w+/g) ?? []).map((word) => word.replace(/(second|minute|hour|day)s$/, "$1"));
}
