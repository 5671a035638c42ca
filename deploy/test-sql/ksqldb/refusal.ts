import { emitKsqlSources, KSQL_SOURCES, type KsqlPlans, type SchemaModel } from "#codegen";
import { SluiceError, type SourceLocation } from "#core";
import { KsqldbError, type TextPosition } from "../../ksqldb/client/fault.ts";
import type { KsqldbObject } from "../../ksqldb/object.ts";
import { RefusedStatement } from "../../ksqldb/sandbox.ts";

/** What places in statements are mapped with. */
export interface Origins {
  readonly schemas: SchemaModel;
  readonly plans: KsqlPlans;
  /** What stands before the declared name in the names of a case. */
  readonly prefix: string;
}

/**
 * The server's fault with the place in the file that the statement comes from: a model, or what is emitted for a log or a
 * reference. Status, code and words of the server stay. Any other error comes back as it is.
 */
export function placedRefusal(error: unknown, objects: readonly KsqldbObject[], origins: Origins): unknown {
  const refused = refusedIn(error);
  const object = objects.find((each) => refused?.name === each.name);
  if (!refused || !object) return error;
  const { fault } = refused.error;
  const code = fault?.code === undefined ? "" : `, code ${fault.code}`;
  const said = fault ? `(${fault.status}${code}): ${fault.message.trim()}` : `: ${refused.error.message}`;
  const name = object.name.slice(origins.prefix.length);
  const location = originOf(object, refused.position, origins);
  return new SluiceError("SLUICE_KSQLDB", `ksqlDB does not accept ${name} ${said}`, {
    hint: refused.error.hint,
    ...(location && { location }),
    cause: refused.error,
  });
}

interface Refused {
  readonly name: string;
  readonly error: KsqldbError;
  readonly position: TextPosition | undefined;
}

/** By the dry run, which names the object itself; else by the deployment's words around the server's own. */
function refusedIn(error: unknown): Refused | undefined {
  if (error instanceof RefusedStatement) return { name: error.target.name, error, position: error.position };
  if (!(error instanceof SluiceError) || !(error.cause instanceof KsqldbError)) return undefined;
  const { cause } = error;
  const [, name] = /^(\w+): /.exec(error.message) ?? [];
  return name !== undefined && cause.fault ? { name, error: cause, position: cause.fault.position } : undefined;
}

function originOf(
  { name, statement }: KsqldbObject,
  position: TextPosition | undefined,
  { schemas, plans, prefix }: Origins,
): SourceLocation | undefined {
  const own = name.slice(prefix.length);
  const sent = statement.split("\n");
  const line = position?.line ?? 1;
  const model = plans.get(own)?.model;
  if (model) {
    const written = model.sql.split("\n");
    const at = line - (sent.length - written.length);
    if (at < 1) return { file: model.file, line: 1, column: 1 };
    const column = columnIn(sent[line - 1] ?? "", written[at - 1] ?? "", position?.column ?? 1);
    return { file: model.file, line: model.headerLines + at, column };
  }
  const file = `${KSQL_SOURCES}/${own.replace(/_ok$/, "")}.sql`;
  const emitted = emitKsqlSources(schemas).get(file)?.split("\n") ?? [];
  const start = emitted.findIndex((text) => new RegExp(`^CREATE \\w+ ${own}\\b`).test(text));
  return start < 0 ? undefined : { file, line: start + line, column: position?.column ?? 1 };
}

/** Names of a case are longer than those in the file: what stands behind one is that much further on the left there. */
function columnIn(sent: string, written: string, column: number): number {
  let same = 0;
  while (same < written.length && sent[same] === written[same]) same++;
  if (column - 1 <= same) return column;
  return Math.max(same + 1, column - (sent.length - written.length));
}
