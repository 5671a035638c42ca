/** A type of ksqlDB as the header of a result names it. */
export type ColumnType =
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "array"; readonly item: ColumnType }
  | { readonly kind: "map"; readonly key: ColumnType; readonly value: ColumnType }
  | { readonly kind: "struct"; readonly fields: readonly StructField[] };

const SCALARS = ["STRING", "BOOLEAN", "INTEGER", "BIGINT", "DOUBLE", "TIMESTAMP", "DATE", "TIME", "BYTES"] as const;
export type ScalarName = (typeof SCALARS)[number];

export interface StructField {
  readonly name: string;
  readonly type: ColumnType;
}

export interface QueryColumn extends StructField {
  /** Known only from a `v1` header. */
  readonly key?: boolean;
}

/** One type, such as ``STRUCT<`X` INTEGER, `Y` ARRAY<STRING>>``. Throws on what it does not know: no value is guessed. */
export function parseColumnType(text: string): ColumnType {
  const reader = new TypeReader(text);
  const type = reader.type();
  reader.end();
  return type;
}

/** The columns of a `v1` header: `` `ID` STRING KEY, `N` BIGINT ``. */
export function parseSchema(text: string): readonly QueryColumn[] {
  const reader = new TypeReader(text);
  const columns: QueryColumn[] = [];
  do {
    const field = reader.field();
    columns.push(reader.takeWord("KEY") ? { ...field, key: true } : { ...field, key: false });
  } while (reader.take(","));
  reader.end();
  return columns;
}

class TypeReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  type(): ColumnType {
    const word = this.#match(/[A-Z]+/y);
    if (word === "ARRAY") return this.#inside(() => ({ kind: "array", item: this.type() }));
    if (word === "MAP") {
      return this.#inside(() => {
        const key = this.type();
        this.#expect(",");
        return { kind: "map", key, value: this.type() };
      });
    }
    if (word === "STRUCT") {
      return this.#inside(() => {
        const fields: StructField[] = [];
        // A STRUCT without fields is printed as `STRUCT< >`.
        if (this.#peek() === ">") return { kind: "struct", fields };
        do fields.push(this.field());
        while (this.take(","));
        return { kind: "struct", fields };
      });
    }
    if (word === "DECIMAL") {
      const [, precision, scale] = /^\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(this.#match(/\([^)]*\)/y) ?? "") ?? [];
      if (precision === undefined) throw this.#unknown();
      return { kind: "decimal", precision: Number(precision), scale: Number(scale) };
    }
    const name = SCALARS.find((scalar) => scalar === word);
    if (name === undefined) throw this.#unknown();
    return { kind: "scalar", name };
  }

  field(): StructField {
    const quoted = this.#match(/`(?:[^`]|``)*`/y);
    const name = quoted?.slice(1, -1).replaceAll("``", "`") ?? this.#match(/[A-Za-z_$][\w$]*/y);
    if (name === undefined) throw this.#unknown();
    return { name, type: this.type() };
  }

  take(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#at++;
    return true;
  }

  takeWord(word: string): boolean {
    return this.#match(new RegExp(`${word}\\b`, "y")) !== undefined;
  }

  end(): void {
    if (this.#peek() !== undefined) throw this.#unknown();
  }

  #inside(read: () => ColumnType): ColumnType {
    this.#expect("<");
    const type = read();
    this.#expect(">");
    return type;
  }

  #expect(sign: string): void {
    if (!this.take(sign)) throw this.#unknown();
  }

  #peek(): string | undefined {
    while (this.#text[this.#at] === " ") this.#at++;
    return this.#text[this.#at];
  }

  #match(pattern: RegExp): string | undefined {
    this.#peek();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #unknown(): Error {
    return new Error(`the type "${this.#text}" is not known (at character ${this.#at + 1})`);
  }
}
