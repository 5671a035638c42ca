/** Why a text is no value of its type. Returned, not thrown: broken lines come in crowds, and stack traces are dear. */
export class Unfit {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

const SHOWN = 60;

/** A text as it is quoted in a reason. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);
}
