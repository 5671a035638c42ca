import { KSQLDB_RESERVED } from "../lint/reserved-words.ts";
import type { SqlToken } from "../sql-tokens.ts";
import type { Name } from "./ast.ts";

/** Where ksqlDB's grammar stops to read. `token` absent: at the end of the query. */
export class KsqlSyntax extends Error {
  readonly token: SqlToken | undefined;
  readonly hint: string;

  constructor(message: string, hint: string, token: SqlToken | undefined) {
    super(message);
    this.token = token;
    this.hint = hint;
  }
}

/** Words that end an expression or begin the next clause: never a bare name here, though no reserved ones. */
const CLAUSES = new Set(["EMIT", "WITHIN", "HAVING", "PARTITION"]);
/** Words of other engines that would pass for an alias. */
const OTHERS = new Set(["OVER", "FILTER", "UNION", "ORDER"]);

/** The tokens of a query, read from the left. */
export class TokenReader {
  readonly #tokens: readonly SqlToken[];
  #at = 0;

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens;
  }

  /** The next token, or the one `ahead` of it. */
  peek(ahead = 0): SqlToken | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** The token that was read last. */
  last(): SqlToken {
    return this.#tokens[this.#at - 1] as SqlToken;
  }

  next(): SqlToken {
    const token = this.peek();
    if (!token) throw new KsqlSyntax("the query ends too early", "write the rest of it", undefined);
    this.#at += 1;
    return token;
  }

  /** The next token as an upper-case word; empty when it is none. */
  word(ahead = 0): string {
    const token = this.peek(ahead);
    return token?.kind === "word" ? token.value.toUpperCase() : "";
  }

  /** Reads these words when they come next. */
  take(...words: readonly string[]): boolean {
    if (!words.every((word, i) => this.word(i) === word)) return false;
    this.#at += words.length;
    return true;
  }

  expect(word: string): SqlToken {
    if (!this.take(word)) throw this.unexpected(word);
    return this.last();
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    if (token?.kind !== "symbol" || token.value !== symbol) return false;
    this.#at += 1;
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected(`"${symbol}"`);
  }

  /** A name: quoted, or a word that is not reserved. */
  name(what: string): Name {
    const token = this.peek();
    if (token?.kind === "quoted") return { value: this.next().value, token };
    if (token?.kind !== "word") throw this.unexpected(what);
    const reserved = KSQLDB_RESERVED.has(token.value.toLowerCase());
    if (reserved) {
      const hint = `as a name it is written in back quotes, in upper case unless it was made in lower: \`${token.value.toUpperCase()}\``;
      throw new KsqlSyntax(`${token.value.toUpperCase()} is a word of ksqlDB's own`, hint, token);
    }
    return { value: this.next().value.toUpperCase(), token };
  }

  /** True when a name could begin here, as an alias may. */
  atName(): boolean {
    const token = this.peek();
    if (token?.kind === "quoted") return true;
    if (OTHERS.has(this.word())) return false;
    return token?.kind === "word" && !CLAUSES.has(this.word()) && !KSQLDB_RESERVED.has(token.value.toLowerCase());
  }

  unexpected(wanted: string): KsqlSyntax {
    const token = this.peek();
    const found = token ? `"${token.value}"` : "the end";
    return new KsqlSyntax(`${found} stands where ksqlDB wants ${wanted}`, hintFor(this.word()), token);
  }
}

const ELSEWHERE: Readonly<Record<string, string>> = {
  OVER: "ksqlDB has no OVER: aggregate in a window, or leave the model to Flink",
  FILTER: "ksqlDB has no FILTER: write SUM(CASE WHEN ... THEN 1 ELSE 0 END)",
  UNION: "ksqlDB has no UNION: write two models, or leave it to Flink",
  SELECT: "ksqlDB has no queries in brackets: write a model of `Kind: view` and read that",
  ORDER: "ksqlDB does not sort a stream",
  LIMIT: "a model runs for ever: take LIMIT out",
  INTERVAL: "ksqlDB has no INTERVAL: write TIMESTAMPADD(SECONDS, 10, ...), or WITHIN (1 HOUR, 0 SECONDS) in a join",
  WITH: "ksqlDB has no WITH before a query: write a model of `Kind: view`; the tool writes CREATE ... WITH",
  LATERAL: "ksqlDB has EXPLODE in the select list",
};

function hintFor(word: string): string {
  return ELSEWHERE[word] ?? "a model is SELECT ... FROM ... [JOIN] [WINDOW] [WHERE] [GROUP BY] [HAVING] EMIT CHANGES";
}
