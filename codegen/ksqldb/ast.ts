import type { SqlToken } from "../sql-tokens.ts";

/** A name as the server reads it. */
export interface Name {
  /** Upper-case unless it was quoted. */
  readonly value: string;
  readonly token: SqlToken;
}

/** The tokens from the first to the last of a piece of SQL. */
export interface Span {
  readonly first: SqlToken;
  readonly last: SqlToken;
}

export type Expression = Span &
  (
    | { readonly kind: "column"; readonly qualifier?: Name; readonly name: Name }
    | { readonly kind: "field"; readonly of: Expression; readonly name: Name }
    | { readonly kind: "item"; readonly of: Expression; readonly index: Expression }
    | {
        readonly kind: "literal";
        readonly type: "STRING" | "INTEGER" | "BIGINT" | "DOUBLE" | "DECIMAL" | "BOOLEAN" | "NULL";
      }
    /** `COUNT(*)` has the one argument `star`. */
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
    | { readonly kind: "star" }
    | { readonly kind: "cast"; readonly of: Expression; readonly to: string }
    | {
        readonly kind: "case";
        readonly whens: readonly { readonly when: Expression; readonly value: Expression }[];
        readonly otherwise?: Expression;
      }
    | {
        readonly kind: "arithmetic";
        readonly op: string;
        readonly operator: SqlToken;
        readonly left: Expression;
        readonly right: Expression;
      }
    /** `op` is AND, OR, NOT, or the words of a predicate: `IS NULL`, `NOT IN`, `BETWEEN`. */
    | { readonly kind: "condition"; readonly op: string; readonly of: readonly Expression[] }
    | { readonly kind: "comparison"; readonly op: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "sign"; readonly of: Expression }
    | { readonly kind: "array"; readonly items: readonly Expression[] }
    | { readonly kind: "map"; readonly items: readonly Expression[] }
    | { readonly kind: "struct"; readonly fields: readonly { readonly name: Name; readonly value: Expression }[] }
    | { readonly kind: "lambda"; readonly parameters: readonly Name[]; readonly body: Expression }
  );

export interface SelectColumn extends Span {
  readonly expression: Expression;
  readonly alias?: Name;
}

/** A stream or table in FROM or JOIN. */
export interface Source {
  readonly name: Name;
  readonly alias?: Name;
}

export interface Join {
  readonly kind: "INNER" | "LEFT" | "RIGHT" | "FULL";
  readonly source: Source;
  readonly token: SqlToken;
  readonly within?: { readonly before: number; readonly after: number; readonly grace?: number };
  readonly on: Expression;
}

/** Lengths in milliseconds. */
export interface Window {
  readonly kind: "TUMBLING" | "HOPPING" | "SESSION";
  readonly token: SqlToken;
  readonly size: number;
  readonly sizeToken: SqlToken;
  readonly retention?: number;
  readonly grace?: number;
}

/** One SELECT in ksqlDB's own SQL. */
export interface Query {
  readonly select: readonly SelectColumn[];
  readonly from: Source;
  readonly joins: readonly Join[];
  readonly window?: Window;
  readonly where?: Expression;
  readonly whereToken?: SqlToken;
  readonly groupBy: readonly Expression[];
  readonly groupToken?: SqlToken;
  readonly partitionBy: readonly Expression[];
  readonly having?: Expression;
  readonly havingToken?: SqlToken;
  readonly emit?: "CHANGES" | "FINAL";
  readonly emitToken?: SqlToken;
}

/** Everything below an expression, itself first. */
export function walk(expression: Expression): readonly Expression[] {
  return [expression, ...children(expression).flatMap(walk)];
}

export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "field":
    case "cast":
    case "sign":
      return [expression.of];
    case "item":
      return [expression.of, expression.index];
    case "call":
      return expression.args;
    case "case": {
      const parts = expression.whens.flatMap(({ when, value }) => [when, value]);
      return expression.otherwise ? [...parts, expression.otherwise] : parts;
    }
    case "arithmetic":
    case "comparison":
      return [expression.left, expression.right];
    case "condition":
      return expression.of;
    case "array":
    case "map":
      return expression.items;
    case "struct":
      return expression.fields.map(({ value }) => value);
    case "lambda":
      return [expression.body];
    default:
      return [];
  }
}

/** The same text for expressions that say the same, whatever their spelling and place. */
export function shapeOf(expression: Expression): string {
  switch (expression.kind) {
    case "column":
      return expression.qualifier ? `${expression.qualifier.value}.${expression.name.value}` : expression.name.value;
    case "literal":
      return expression.first.value;
    case "field":
      return `${shapeOf(expression.of)}->${expression.name.value}`;
    case "call":
      return `${expression.name}(${expression.args.map(shapeOf).join()})`;
    case "arithmetic":
    case "comparison":
      return `(${shapeOf(expression.left)}${expression.op}${shapeOf(expression.right)})`;
    case "cast":
      return `CAST(${shapeOf(expression.of)} ${expression.to})`;
    case "condition":
      return `${expression.op}(${expression.of.map(shapeOf).join()})`;
    default:
      return `${expression.kind}(${children(expression).map(shapeOf).join()})`;
  }
}
