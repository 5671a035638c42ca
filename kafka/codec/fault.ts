/** The TypeErrors of encoders. Their text begins with the field's path as in the `.proto`: `customer.address.country`. */
export class FieldError extends TypeError {
  override readonly name = "TypeError";
  /** Path from the message that was encoded. */
  readonly field: string;
  readonly problem: string;

  constructor(field: string, problem: string) {
    super(field === "" ? `the event ${problem}` : `${field}: ${problem}`);
    this.field = field;
    this.problem = problem;
  }
}

/** The value has another type than the field. `undefined` for a field that must be there is the most usual one. */
export function wrongType(field: string, wanted: string, got: unknown): FieldError {
  if (got === undefined) return new FieldError(field, `is missing, must be ${wanted}`);
  return new FieldError(field, `must be ${wanted}, is ${describe(got)}`);
}

/** The number does not fit the field. */
export function outOfRange(field: string, type: string, got: number | bigint): FieldError {
  return new FieldError(field, `${got} does not fit ${type}`);
}

/** For a numeric field: says whether the type or the range is wrong. */
export function badNumber(field: string, type: string, got: unknown): FieldError {
  const big = type.endsWith("64");
  if (typeof got !== (big ? "bigint" : "number")) return wrongType(field, big ? "a bigint" : "a number", got);
  return outOfRange(field, type, got as number | bigint);
}

/** Puts the name of the outer field before the path of a fault inside it. */
export function inField(error: unknown, field: string): unknown {
  if (!(error instanceof FieldError)) return error;
  return new FieldError(error.field === "" ? field : `${field}.${error.field}`, error.problem);
}

/** Path of an element or of a map's entry: `items[2]`, `labels["x"]`; without key the field itself. */
export function entryPath(field: string, key: unknown): string {
  if (key === undefined) return field;
  return `${field}[${typeof key === "string" ? JSON.stringify(key) : String(key)}]`;
}

/** The number of an enum text that is no declared name: the decimal text of a number, else a fault. */
export function enumNumber(value: unknown, type: string, field: string, key: unknown): number {
  const path = entryPath(field, key);
  if (typeof value !== "string") throw wrongType(path, `a value of ${type}`, value);
  const number = Number(value);
  if ((number | 0) !== number || String(number) !== value)
    throw new FieldError(path, `${type} has no value ${JSON.stringify(value)}`);
  return number;
}

/** The value of a oneof names no case of it. */
export function wrongCase(field: string, cases: string, got: unknown): FieldError {
  const name = typeof got === "object" && got !== null ? (got as { case?: unknown }).case : undefined;
  return new FieldError(
    field,
    name === undefined ? `must be { case, value } with one of ${cases}` : `has no case ${String(name)}, only ${cases}`,
  );
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = value.constructor?.name;
  return name ? `an object (${name})` : "an object";
}
