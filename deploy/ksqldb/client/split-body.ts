/** Cuts a body into its items, whatever the borders of the chunks. Works on bytes: borders lie inside characters too. */
export interface BodySplitter {
  /** The items that are whole now, as text. Throws when the bytes cannot be such a body. */
  push(bytes: Uint8Array): string[];
  /** Undefined when a body may end here, else what is missing. Changes nothing. */
  missing(): string | undefined;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const [NEWLINE, QUOTE, BACKSLASH, COMMA] = [0x0a, 0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Collects the bytes of one item over several chunks. */
class Pending {
  #parts: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#parts.push(bytes);
  }

  get empty(): boolean {
    return this.#parts.length === 0;
  }

  take(last: Uint8Array): string {
    const bytes = this.empty ? last : Buffer.concat([...this.#parts, last]);
    this.#parts = [];
    return decoder.decode(bytes);
  }
}

/** One item a line. Empty lines are no items: the end of a pull query may send one. */
export function splitLines(): BodySplitter {
  const pending = new Pending();
  return {
    push(bytes) {
      const items: string[] = [];
      let from = 0;
      for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
        const line = pending.take(bytes.subarray(from, at));
        if (line.trim() !== "") items.push(line);
        from = at + 1;
      }
      pending.add(bytes.subarray(from));
      return items;
    },
    missing: () => (pending.empty ? undefined : "the rest of a line"),
  };
}

/** The items of one JSON list of objects and lists. A comma before the closing bracket is allowed: the server writes one after an error. */
export function splitList(): BodySplitter {
  const pending = new Pending();
  let place: "before" | "between" | "inside" | "after" = "before";
  let depth = 0;
  let inText = false;
  let escaped = false;

  /** Where the item that began before `from` ends, exclusive; -1 when it goes on. */
  const endOfItem = (bytes: Uint8Array, from: number): number => {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (escaped) escaped = false;
      else if (inText) {
        if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth--;
        if (depth === 0) return at + 1;
      }
    }
    return -1;
  };

  return {
    push(bytes) {
      const items: string[] = [];
      let at = 0;
      while (at < bytes.length) {
        if (place === "inside") {
          const end = endOfItem(bytes, at);
          if (end < 0) {
            pending.add(bytes.subarray(at));
            break;
          }
          items.push(pending.take(bytes.subarray(at, end)));
          place = "between";
          at = end;
          continue;
        }
        const byte = bytes[at] as number;
        if (byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09) at++;
        else if (place === "before" && byte === OPEN_LIST) {
          place = "between";
          at++;
        } else if (place === "between" && byte === COMMA) at++;
        else if (place === "between" && byte === CLOSE_LIST) {
          place = "after";
          at++;
        } else if (place === "between" && (byte === OPEN || byte === OPEN_LIST)) place = "inside";
        else throw new Error(`${JSON.stringify(String.fromCharCode(byte))} ${place} the items of the list`);
      }
      return items;
    },
    missing() {
      if (place === "after") return undefined;
      return place === "inside" ? "the rest of an item" : "the end of the list";
    },
  };
}
