import type { Random } from "./random.ts";

/** Makes strings that match a pattern; `undefined` when the pattern uses something this maker does not know. */
export function patternMaker(pattern: string): ((random: Random) => string) | undefined {
  try {
    const parser = new Parser(pattern);
    const make = parser.alternatives();
    return parser.done() ? make : undefined;
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

type Make = (random: Random) => string;

class Unknown extends Error {}

const DIGIT = range("0", "9");
const WORD = [...range("a", "z"), ...range("A", "Z"), ...DIGIT, "_"];
const ANY = [...range("a", "z"), ...DIGIT];
// How often an open quantifier repeats at most: long enough to vary, short enough to read.
const OPEN_MORE = 6;

class Parser {
  private at = 0;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  done(): boolean {
    return this.at === this.text.length;
  }

  alternatives(): Make {
    const branches = [this.sequence()];
    while (this.take("|")) branches.push(this.sequence());
    return branches.length === 1 ? (branches[0] as Make) : (random) => random.pick(branches)(random);
  }

  private sequence(): Make {
    const parts: Make[] = [];
    while (!this.done() && this.peek() !== "|" && this.peek() !== ")") {
      if (this.take("^") || this.take("$")) continue;
      parts.push(this.quantified(this.atom()));
    }
    return (random) => {
      let out = "";
      for (const part of parts) out += part(random);
      return out;
    };
  }

  private atom(): Make {
    const char = this.step();
    if (char === "(") {
      if (this.take("?")) {
        if (!this.take(":")) throw new Unknown();
      }
      const inner = this.alternatives();
      if (!this.take(")")) throw new Unknown();
      return inner;
    }
    if (char === "[") return oneOf(this.set());
    if (char === ".") return oneOf(ANY);
    if (char === "\\") return oneOf(this.escape());
    if ("*+?{".includes(char)) throw new Unknown();
    return () => char;
  }

  private quantified(make: Make): Make {
    let min = 1;
    let max = 1;
    if (this.take("?")) min = 0;
    else if (this.take("*")) [min, max] = [0, OPEN_MORE];
    else if (this.take("+")) [min, max] = [1, 1 + OPEN_MORE];
    else if (this.peek() === "{") {
      const match = /^\{(\d+)(,(\d*))?\}/.exec(this.text.slice(this.at));
      if (!match) throw new Unknown();
      this.at += match[0].length;
      min = Number(match[1]);
      max = match[2] === undefined ? min : match[3] ? Number(match[3]) : min + OPEN_MORE;
    } else return make;
    this.take("?");
    return (random) => {
      let out = "";
      for (let left = min + random.int(max - min + 1); left > 0; left--) out += make(random);
      return out;
    };
  }

  private set(): readonly string[] {
    const negated = this.take("^");
    const chars: string[] = [];
    while (this.peek() !== "]") {
      const char = this.step();
      if (char === "[" && this.peek() === ":") throw new Unknown();
      if (char === "\\") {
        chars.push(...this.escape());
      } else if (this.peek() === "-" && this.text[this.at + 1] !== "]") {
        this.step();
        chars.push(...range(char, this.step()));
      } else chars.push(char);
    }
    this.step();
    const allowed = negated ? WORD.filter((c) => !chars.includes(c)) : chars;
    if (allowed.length === 0) throw new Unknown();
    return allowed;
  }

  private escape(): readonly string[] {
    const char = this.step();
    if (char === "d") return DIGIT;
    if (char === "w") return WORD;
    if (char === "s") return [" "];
    if (/[A-Za-z0-9]/.test(char)) throw new Unknown();
    return [char];
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private step(): string {
    const char = this.text[this.at++];
    if (char === undefined) throw new Unknown();
    return char;
  }
}

function oneOf(chars: readonly string[]): Make {
  return (random) => random.pick(chars);
}

function range(from: string, to: string): string[] {
  const out: string[] = [];
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) out.push(String.fromCharCode(code));
  return out;
}
