/**
 * The Kafka key of a row as ksqlDB writes it in its format JSON: one column bare, several as an object; the start of the
 * window (milliseconds) stands behind it in eight bytes.
 */
export function rowKey(columns: readonly (readonly [name: string, value: unknown])[], windowStart?: number): Buffer {
  const held = columns.length === 1 ? columns[0]?.[1] : Object.fromEntries(columns);
  const text = JSON.stringify(held ?? null, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
  const key = Buffer.from(text);
  if (windowStart === undefined) return key;
  const start = Buffer.alloc(8);
  start.writeBigInt64BE(BigInt(windowStart));
  return Buffer.concat([key, start]);
}
