import type { SourceLocation } from "#core";
import { FLINK_RESERVED } from "../lint/reserved-words.ts";
import { placeOf } from "../select-list.ts";
import { closing, wordOf } from "../sql-expression.ts";
import type { SqlDialect } from "../sql-header.ts";
import type { SqlModel } from "../sql-model.ts";
import { type SqlToken, tokenizeSql } from "../sql-tokens.ts";
import { branchesOf, caseEnd, FILLS } from "./null-values.ts";
import { type FromItem, isName, isSymbol, type QueryShape, readShape, type SelectBlock } from "./query-shape.ts";

/** A column of a table that a model reads, or a value inside it: `["customer", "address", "country"]`. */
export interface ColumnPath {
  /** As written in FROM: a log, its view, a reference, another model. */
  readonly table: string;
  readonly path: readonly string[];
}

/** A place where a model writes the name of a column. */
export interface ColumnMention extends ColumnPath {
  readonly location: SourceLocation;
}

/** What a model reads, column by column, found in its text alone. */
export interface ColumnReads {
  /** Its columns in order, with the columns that each value is made of. */
  readonly columns: readonly {
    readonly name: string;
    readonly from: readonly ColumnPath[];
    /** Those of them that make it null when they are: no COALESCE, COUNT or CASE stands between. */
    readonly nullBy: readonly ColumnPath[];
    /** It is one column and nothing else. */
    readonly plain: boolean;
  }[];
  /** Columns that decide which rows there are: conditions, keys of joins, groups and windows. */
  readonly decidedBy: readonly ColumnPath[];
  /** Every name of a column that is written, whether its value is used or not: it must be there. */
  readonly mentions: readonly ColumnMention[];
  /** Tables whose columns come along by a star that reaches the result. */
  readonly stars: readonly string[];
  /** Names that no engine would take. */
  readonly faults: readonly NameFault[];
}

/** A name that is written where a column is meant: nothing has it, or more than one thing. */
export interface NameFault {
  readonly kind: "unknown" | "ambiguous";
  readonly name: string;
  readonly location: SourceLocation;
}

/**
 * The columns of a table as a model sees it, in order. One that the engine makes of another names that one: the time of
 * a row, its key. `undefined`: nothing is known of the table.
 */
export type TableColumns = (
  table: string,
) => readonly { readonly name: string; readonly made?: { readonly of: string } }[] | undefined;

/** Reads a model of one dialect. ksqlDB does not mind the case of what is not quoted. */
export function readColumns(model: SqlModel, dialect: SqlDialect, columnsOf: TableColumns): ColumnReads {
  const reader = new Reader(model, dialect, columnsOf);
  const result = reader.query(readShape(tokenizeSql(model.sql)), []);
  return {
    columns: result.columns.flatMap(({ name, from, nullBy, plain, hidden }) =>
      hidden ? [] : [{ name, from: distinct(from), nullBy: distinct(nullBy), plain }],
    ),
    decidedBy: distinct(result.decidedBy),
    mentions: reader.mentions,
    stars: [...new Set(result.columns.flatMap(({ star }) => star ?? []))],
    faults: reader.faults,
  };
}

interface Column {
  readonly name: string;
  readonly from: readonly ColumnPath[];
  readonly nullBy: readonly ColumnPath[];
  /** It is one column and nothing else: what is inside of it may be asked for. */
  readonly plain: boolean;
  /** The table of which it came by a star. */
  readonly star?: string;
  /** The engine makes it: a star does not bring it to the result. */
  readonly hidden?: true;
}

interface Relation {
  readonly alias: string | undefined;
  readonly columns: readonly Column[];
  readonly decidedBy: readonly ColumnPath[];
  /** What it has is not known: nothing can be said of a name. */
  readonly isOpen?: true;
}

type Scope = readonly Relation[];

class Reader {
  readonly mentions: ColumnMention[] = [];
  readonly faults: NameFault[] = [];
  readonly #model: SqlModel;
  readonly #ignoreCase: boolean;
  readonly #columnsOf: TableColumns;
  /** Results of WITH queries, the inner ones last. */
  readonly #withs: { readonly name: string; readonly relation: Omit<Relation, "alias"> }[] = [];

  constructor(model: SqlModel, dialect: SqlDialect, columnsOf: TableColumns) {
    this.#model = model;
    this.#ignoreCase = dialect === "ksqldb";
    this.#columnsOf = columnsOf;
  }

  query(shape: QueryShape, outer: readonly Scope[]): Omit<Relation, "alias"> {
    for (const { name, columns, query } of shape.withs) {
      const relation = this.query(query, outer);
      this.#withs.push({ name, relation: { ...relation, columns: renamed(relation.columns, columns) } });
    }
    const parts = shape.blocks.map((block) =>
      "items" in block ? this.#block(block, outer) : this.query(block, outer),
    );
    this.#withs.length -= shape.withs.length;
    const [first] = parts;
    // Columns of queries that stand under each other go by their place.
    const columns = (first?.columns ?? []).map((column, i): Column => {
      const all = parts.map((part) => part.columns[i]);
      return {
        ...column,
        from: all.flatMap((each) => each?.from ?? []),
        nullBy: all.flatMap((each) => each?.nullBy ?? []),
        plain: all.every((each) => each?.plain),
      };
    });
    return { columns, decidedBy: parts.flatMap((part) => part.decidedBy) };
  }

  #block(block: SelectBlock, outer: readonly Scope[]): Omit<Relation, "alias"> {
    const scope: Relation[] = [];
    for (const item of block.from) scope.push(this.#relation(item, [scope, ...outer]));
    const scopes = [scope, ...outer];
    const decidedBy = [
      ...scope.flatMap((relation) => relation.decidedBy),
      ...block.deciding.flatMap((tokens) => this.#expression(tokens, scopes, block)),
    ];
    const columns = block.items.flatMap((item): Column[] => {
      if (item.star) {
        const of = item.tokens.at(-1)?.value;
        return scope
          .filter(({ alias }) => of === undefined || this.#same(alias, of))
          .flatMap((each) => [...each.columns]);
      }
      const from = this.#expression(item.tokens, scopes, block);
      const plain = from.length === 1 && item.tokens.every((token) => isName(token) || isPathSymbol(token));
      const nullBy = this.#nulls(item.tokens, scopes);
      return [{ name: item.name ?? "", from, nullBy, plain }];
    });
    return { columns, decidedBy };
  }

  #relation(item: FromItem, scopes: readonly Scope[]): Relation {
    const { source, columns: names } = item;
    switch (source.kind) {
      case "table": {
        const alias = item.alias ?? source.name.value;
        const own = this.#withs.findLast(({ name }) => this.#same(name, source.name.value));
        if (own) return { alias, ...own.relation, columns: renamed(own.relation.columns, names) };
        const table = this.#tableName(source.name.value);
        const known = this.#columnsOf(table);
        const columns = (known ?? []).map(({ name, made }): Column => {
          const from = [{ table, path: [made?.of ?? name] }];
          return made
            ? { name, from, nullBy: [], plain: false, hidden: true }
            : { name, from, nullBy: from, plain: true, star: table };
        });
        return { alias, columns: renamed(columns, names), decidedBy: [], ...(!known && { isOpen: true }) };
      }
      case "query": {
        const result = this.query(source.query, scopes);
        return { alias: item.alias, ...result, columns: renamed(result.columns, names) };
      }
      case "window": {
        const of = this.#relation(source.of, scopes);
        const keys = this.#expression(source.tokens, [[of], ...scopes]);
        const times = this.#timesOf(source.tokens, [[of], ...scopes]);
        const made = ["window_start", "window_end", "window_time"].map(
          (name): Column => ({ name, from: times, nullBy: [], plain: false }),
        );
        return {
          alias: item.alias ?? of.alias,
          columns: [...of.columns, ...made],
          decidedBy: [...of.decidedBy, ...keys],
          ...(of.isOpen && { isOpen: true }),
        };
      }
      case "function": {
        const from = this.#expression(source.tokens, scopes);
        const columns = names.map((name): Column => ({ name, from, nullBy: from, plain: false }));
        return { alias: item.alias, columns, decidedBy: from, ...(names.length === 0 && { isOpen: true }) };
      }
    }
  }

  /** Of a window over a table: the time that its bounds are made of. */
  #timesOf(tokens: readonly SqlToken[], scopes: readonly Scope[]): readonly ColumnPath[] {
    const at = tokens.findIndex((token) => wordOf(token) === "DESCRIPTOR");
    return at < 0 ? [] : (this.#resolve(tokens.slice(at + 2, closing(tokens, at + 1)), scopes)?.from ?? []);
  }

  /** The columns that an expression, or a list of them, is made of. */
  #expression(tokens: readonly SqlToken[], scopes: readonly Scope[], block?: SelectBlock): readonly ColumnPath[] {
    const found: ColumnPath[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as SqlToken;
      const next = tokens[at + 1];
      if (isSymbol(token, "(") && ["SELECT", "WITH"].includes(wordOf(next))) {
        const end = closing(tokens, at);
        const inner = this.query(readShape(tokens.slice(at + 1, end)), scopes);
        found.push(...inner.columns.flatMap(({ from }) => from), ...inner.decidedBy);
        at = end;
      } else if (wordOf(token) === "OVER" && isName(next) && block) {
        found.push(...this.#expression(block.windows.get(next?.value ?? "") ?? [], scopes));
        at += 1;
      } else if (["CAST", "TRY_CAST"].includes(wordOf(token)) && isSymbol(next, "(")) {
        const end = closing(tokens, at + 1);
        const inside = tokens.slice(at + 2, end);
        found.push(...this.#expression(inside.slice(0, lastAs(inside)), scopes, block));
        at = end;
      } else if (isName(token) && !isSymbol(next, "(") && !isPathSymbol(tokens[at - 1])) {
        const chain = chainAt(tokens, at);
        const resolved = this.#resolve(chain.names, scopes);
        if (resolved) found.push(...resolved.from);
        else this.#unknown(chain.names, scopes);
        for (const inside of chain.inside) found.push(...this.#expression(inside, scopes, block));
        if (resolved) at = chain.end - 1;
      }
    }
    return found;
  }

  /** Of the columns that an expression is made of, those by which it becomes null; their names are noted elsewhere. */
  #nulls(tokens: readonly SqlToken[], scopes: readonly Scope[]): readonly ColumnPath[] {
    const found: ColumnPath[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as SqlToken;
      const word = wordOf(token);
      if (isSymbol(tokens[at + 1], "(") && FILLS.has(word)) at = closing(tokens, at + 1);
      else if (["FILTER", "OVER"].includes(word) && isSymbol(tokens[at + 1], "(")) at = closing(tokens, at + 1);
      else if (word === "CASE") {
        const end = caseEnd(tokens, at);
        for (const branch of branchesOf(tokens.slice(at + 1, end))) found.push(...this.#nulls(branch, scopes));
        at = end;
      } else if (word === "IS") {
        // It looks whether it is null: never null itself.
        return [];
      } else if (isName(token) && !isSymbol(tokens[at + 1], "(") && !isPathSymbol(tokens[at - 1])) {
        const chain = chainAt(tokens, at);
        const column = this.#find(chain.names, scopes);
        if (!column) continue;
        const inside = column.column.plain ? chain.names.slice(column.used).map(({ value }) => value) : [];
        found.push(...column.column.nullBy.map(({ table, path }) => ({ table, path: [...path, ...inside] })));
        at = chain.end - 1;
      }
    }
    return found;
  }

  /** A column by its path, from the innermost scope outwards; `undefined` for what is no column. */
  #resolve(names: readonly SqlToken[], scopes: readonly Scope[]): { readonly from: readonly ColumnPath[] } | undefined {
    const found = this.#find(names, scopes);
    if (found?.isAmbiguous) this.#fault("ambiguous", names[found.used - 1] as SqlToken);
    return found && this.#mention(found.column, names, found.used);
  }

  /** Words of SQL that stand alone are written in capitals, columns are not. */
  #unknown([first, second]: readonly SqlToken[], scopes: readonly Scope[]): void {
    const isTable = scopes.some((scope) => scope.some(({ alias }) => this.#same(alias, first?.value ?? "")));
    const token = (isTable ? second : undefined) ?? first;
    if (!token) return;
    if (!/[a-z]/.test(token.value) || FLINK_RESERVED.has(token.value.toLowerCase())) return;
    if (scopes.every((scope) => scope.every(({ isOpen }) => !isOpen))) this.#fault("unknown", token);
  }

  #fault(kind: NameFault["kind"], token: SqlToken): void {
    const location = placeOf(this.#model, token);
    const isTold = this.faults.some(({ location: at }) => at.line === location.line && at.column === location.column);
    if (!isTold) this.faults.push({ kind, name: token.value, location });
  }

  /** `used`: how many of the names lead to the column. */
  #find(
    names: readonly SqlToken[],
    scopes: readonly Scope[],
  ): { column: Column; used: number; isAmbiguous: boolean } | undefined {
    const [first, second] = names;
    if (!first) return undefined;
    for (const scope of scopes) {
      const relation = second && scope.find(({ alias }) => this.#same(alias, first.value));
      const qualified = relation && this.#column(relation, second);
      const has = (of: Relation, token: SqlToken): number =>
        of.columns.filter(({ name }) => name === token.value).length;
      if (relation && qualified) return { column: qualified, used: 2, isAmbiguous: has(relation, second) > 1 };
      for (const each of scope) {
        const column = this.#column(each, first);
        if (!column) continue;
        const count = scope.reduce((sum, other) => sum + has(other, first), 0);
        return { column, used: 1, isAmbiguous: count > 1 };
      }
    }
    return undefined;
  }

  #mention(column: Column, names: readonly SqlToken[], used: number): { readonly from: readonly ColumnPath[] } {
    const inside = column.plain ? names.slice(used).map(({ value }) => value) : [];
    const from = column.from.map(({ table, path }) => ({ table, path: [...path, ...inside] }));
    // A name that a query inside gave is no name of a table's column; what is inside of such a column is.
    const location = placeOf(this.#model, names.at(-1) as SqlToken);
    if (column.star !== undefined || inside.length > 0)
      for (const each of from) this.mentions.push({ ...each, location });
    return { from };
  }

  #column({ columns }: Relation, token: SqlToken): Column | undefined {
    const exact = columns.find(({ name }) => name === token.value);
    return exact ?? (token.kind === "word" ? columns.find(({ name }) => this.#same(name, token.value)) : undefined);
  }

  #tableName(written: string): string {
    return this.#model.references.find(({ name }) => this.#same(name, written))?.name ?? written;
  }

  #same(a: string | undefined, b: string): boolean {
    return a === b || (this.#ignoreCase && a?.toUpperCase() === b.toUpperCase());
  }
}

/** Of `a.b->c[i].d` the names, what stands in brackets, and where it ends. */
function chainAt(
  tokens: readonly SqlToken[],
  start: number,
): { readonly names: readonly SqlToken[]; readonly inside: readonly (readonly SqlToken[])[]; readonly end: number } {
  const names = [tokens[start] as SqlToken];
  const inside: (readonly SqlToken[])[] = [];
  let at = start + 1;
  for (;;) {
    if (isSymbol(tokens[at], "[")) {
      let depth = 0;
      const open = at;
      do {
        if (isSymbol(tokens[at], "[")) depth += 1;
        if (isSymbol(tokens[at], "]")) depth -= 1;
        at += 1;
      } while (depth > 0 && at < tokens.length);
      inside.push(tokens.slice(open + 1, at - 1));
    } else if (isPathSymbol(tokens[at]) && isName(tokens[at + 1])) {
      names.push(tokens[at + 1] as SqlToken);
      at += 2;
    } else return { names, inside, end: at };
  }
}

function isPathSymbol(token: SqlToken | undefined): boolean {
  return isSymbol(token, ".") || isSymbol(token, "->");
}

/** Where the type of a CAST begins. */
function lastAs(tokens: readonly SqlToken[]): number {
  let depth = 0;
  let found = tokens.length;
  tokens.forEach((token, i) => {
    if (isSymbol(token, "(")) depth += 1;
    if (isSymbol(token, ")")) depth -= 1;
    if (depth === 0 && wordOf(token) === "AS") found = i;
  });
  return found;
}

function renamed(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  if (names.length === 0) return columns;
  return columns.map((column, i) => ({ ...column, name: names[i] ?? column.name }));
}

function distinct(paths: readonly ColumnPath[]): readonly ColumnPath[] {
  return [...new Map(paths.map((path) => [[path.table, ...path.path].join("."), path])).values()];
}
