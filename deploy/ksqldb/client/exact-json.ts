/** A JSON number as its digits were written, before anything decides what it is. */
export class Numeral {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A value of JSON whose numbers are still text. */
export type ExactJson =
  | null
  | boolean
  | string
  | Numeral
  | readonly ExactJson[]
  | { readonly [name: string]: ExactJson };

/** Parses JSON without rounding any number; throws SyntaxError as JSON.parse does. */
export function parseNumerals(text: string): ExactJson {
  return JSON.parse(text, (_, value, context?: { source?: string }) =>
    typeof value === "number" ? new Numeral(context?.source ?? String(value)) : value,
  ) as ExactJson;
}

/** Parses JSON; whole numbers that a JavaScript number cannot hold become bigint, the others are numbers. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value, context?: { source?: string }) => {
    if (typeof value !== "number" || Number.isSafeInteger(value) || context?.source === undefined) return value;
    return /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
  });
}

/** The value when it is an object that is no array and no Numeral. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Numeral)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
