import type { RelatedLocation } from "#core";
import { type Field, type Message, relatedTo, type SchemaModel } from "./model.ts";
import { aliasesOf } from "./sql-expression.ts";
import type { SqlModel } from "./sql-model.ts";
import { type SqlToken, tokenizeSql } from "./sql-tokens.ts";
import { columnSqlType } from "./sql-types.ts";

/** What a name may stand for: a column of a schema, or an expression of this model or of one that it reads. */
export type Meaning =
  | { readonly kind: "column"; readonly type: string; readonly related: RelatedLocation }
  | { readonly kind: "expression"; readonly tokens: readonly SqlToken[]; readonly scope: SqlScope };

/** The names that a model may use. Which table a name is of is not asked: all that it may mean is given. */
export interface SqlScope {
  readonly tokens: readonly SqlToken[];
  meanings(name: string): readonly Meaning[];
}

/** The scopes of models, each made once. */
export function openScopes(schemas: SchemaModel, models: readonly SqlModel[]): (model: SqlModel) => SqlScope {
  const byName = new Map(models.map((model) => [model.name, model]));
  const scopes = new Map<SqlModel, SqlScope>();
  const scopeOf = (model: SqlModel): SqlScope => {
    const known = scopes.get(model);
    if (known) return known;
    const tokens = tokenizeSql(model.sql);
    const aliases = aliasesOf(tokens);
    const scope: SqlScope = {
      tokens,
      meanings(name) {
        const own = (aliases.get(name) ?? []).map(
          (expression) => ({ kind: "expression", tokens: expression, scope }) as const,
        );
        const read = model.references.flatMap((reference): Meaning[] => {
          if (reference.kind === "log") return columns(reference.log.message, name);
          if (reference.kind === "reference") return columns(reference.table.message, name);
          const other = byName.get(reference.name);
          return other && other !== model ? [...scopeOf(other).meanings(name)] : [];
        });
        return [...own, ...read];
      },
    };
    scopes.set(model, scope);
    return scope;
  };
  const columns = (message: Message, name: string): Meaning[] =>
    message.fields
      .filter((field) => field.name === name)
      .map((field: Field) => ({
        kind: "column",
        type: columnSqlType(schemas, field),
        related: relatedTo(field, message),
      }));
  return scopeOf;
}
