import { SluiceError } from "#core";
import { indexOf, KsqldbError, type TextPosition } from "./client/fault.ts";
import type { Ksqldb } from "./client/open-ksqldb.ts";
import { type ObjectVersion, serverName } from "./object.ts";

/** A name that no project has. Dropping it must fail, and does so only when everything before it validates. */
const SENTINEL = "SLUICE_DRY_RUN_SENTINEL__";

/** A statement ready to be sent. */
export interface FilledStatement {
  readonly target: ObjectVersion;
  readonly sql: string;
}

/** The server's refusal of one statement. `position` is in that statement, and so is a caret. */
export class RefusedStatement extends KsqldbError {
  readonly target: ObjectVersion;
  readonly position: TextPosition | undefined;

  constructor(target: ObjectVersion, position: TextPosition | undefined, error: KsqldbError) {
    const place = position ? ` (line ${position.line}, column ${position.column} of its statement)` : "";
    const said = error.fault?.message ?? error.message;
    super(`ksqlDB does not accept ${target.name}${place}: ${said}`, {
      ...(error.fault && { fault: error.fault }),
      cause: error,
    });
    this.target = target;
    this.position = position;
  }
}

/**
 * Lets the server's own sandbox validate all statements in their order; nothing is made. Throws a RefusedStatement for the
 * first that is not accepted. It does not see what a registry would refuse.
 */
export async function validateStatements(
  client: Ksqldb,
  statements: readonly FilledStatement[],
  properties: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<void> {
  if (statements.length === 0) return;
  const texts = [...statements.map(({ sql }) => sql), `DROP STREAM ${SENTINEL};`];
  const sent = texts.join("\n");
  try {
    await client.ksql(sent, { properties, signal, harmless: true });
  } catch (error) {
    if (!(error instanceof KsqldbError) || !error.fault || error.retryable) throw error;
    const { message, statementText, code } = error.fault;
    if (code === 40001 && message === `Stream ${SENTINEL} does not exist.`) return;
    const found = statementOf(error, sent, statements) ?? byName(statementText, statements);
    if (!found) throw error;
    throw new RefusedStatement(found.target, found.position, error);
  }
  throw new SluiceError("SLUICE_INTERNAL", "the server ran a dry run: the sentinel exists");
}

/** By the place that the message names: it counts from the start of everything that was sent. */
function statementOf(
  error: KsqldbError,
  sent: string,
  statements: readonly FilledStatement[],
): { readonly target: ObjectVersion; readonly position: TextPosition } | undefined {
  const position = error.fault?.position;
  const index = position && indexOf(position, sent);
  if (position === undefined || index === undefined) return undefined;
  let start = 0;
  let line = 1;
  for (const { target, sql } of statements) {
    const end = start + sql.length + 1;
    // A statement begins at the start of a line, so columns stay as they are.
    if (index < end) return { target, position: { line: position.line - line + 1, column: position.column } };
    start = end;
    line += sql.split("\n").length;
  }
  return undefined;
}

/** By the statement that the server repeats, rewritten, with the name in upper case. */
function byName(
  text: string | undefined,
  statements: readonly FilledStatement[],
): { readonly target: ObjectVersion; readonly position: undefined } | undefined {
  const name =
    /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?(?:SOURCE\s+)?(?:STREAM|TABLE)\s+(?:IF\s+NOT\s+EXISTS\s+)?`?(\w+)/i.exec(
      text ?? "",
    )?.[1];
  if (name === undefined) return undefined;
  const target = statements.find((statement) => serverName(statement.target.name) === serverName(name))?.target;
  return target && { target, position: undefined };
}
