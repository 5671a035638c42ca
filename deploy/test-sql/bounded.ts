import type { Statement } from "../flink/statement.ts";

/** The watermark goes on with each row, as in a stream: what the engine drops as late is missing, every time. */
const BOUNDED = "\n  'scan.bounded.mode' = 'latest-offset',\n  'scan.watermark.emit.strategy' = 'on-event',";

/**
 * A source as deployment makes it, but that it reads the topics of one case and ends where they end. Names get a prefix,
 * so that a list, a pattern and a single topic are all changed alike.
 *
 * It has no idle timeout: partitions that are read to their end hold no watermark anyway, and a source that is idle when
 * it ends (a machine so busy that ten seconds pass without a row) has its last watermark ignored, so that nothing comes
 * out of what waits for it.
 */
export function boundedSource(statement: Statement, prefix: string): Statement {
  if (statement.kind !== "source") return statement;
  const sql = statement.sql
    .replace(/^( {2}'connector' = 'kafka',)$/m, `$1${BOUNDED}`)
    .replace(/^ {2}'scan\.watermark\.idle-timeout' = '[^']*',\n/m, "")
    .replace(/^( {2}'topic' = ')([^']*)(',?)$/m, (_, head: string, topics: string, end: string) => {
      const named = topics.split(";").map((topic) => `${prefix}${topic}`);
      return `${head}${named.join(";")}${end}`;
    })
    .replace(/^( {2}'topic-pattern' = ')(.*)(',?)$/m, `$1${prefix}(?:$2)$3`);
  return { ...statement, sql };
}

/** A text that the engine made, with the names of topics as they are declared. */
export function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
