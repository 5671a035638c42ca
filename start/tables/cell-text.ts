/** One value as a person reads it, on one line: times in UTC, numbers without separators and to ten digits. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "-";
  if (value instanceof Date) return timeText(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === "object") return oneLine(JSON.stringify(value, jsonValue));
  // The last digits of a double are those of its binary form: 501.7999999999997.
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(10)));
  return oneLine(String(value));
}

/** `2026-11-20 10:00:00Z`, with milliseconds only when there are some. */
export function timeText(time: Date): string {
  if (Number.isNaN(time.getTime())) return "no time";
  return time.toISOString().replace("T", " ").replace(".000Z", "Z");
}

/** Whether a column of such values stands at the right. */
export function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

/**
 * For JSON.stringify: 64-bit numbers as numbers where JavaScript reads them exactly, else as text; bytes as base64;
 * maps as objects.
 */
export function jsonValue(_: string, value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  // A Buffer has made itself an object by the time it comes here.
  if (isBufferJson(value)) return Buffer.from(value.data).toString("base64");
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value;
}

function isBufferJson(value: unknown): value is { readonly data: readonly number[] } {
  if (typeof value !== "object" || value === null) return false;
  const { type, data } = value as { type?: unknown; data?: unknown };
  return type === "Buffer" && Array.isArray(data) && Object.keys(value).length === 2;
}

/** Line breaks and what a terminal would act on become visible. */
function oneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (c) => {
    if (c === "\n") return "\\n";
    if (c === "\t") return "\\t";
    if (c === "\r") return "\\r";
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
