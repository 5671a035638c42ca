/** Kafka's murmur2 (seed 0x9747b28c) over `buf[start, end)`, as a signed 32-bit number like in Java. */
export function murmur2(buf: Uint8Array, start = 0, end: number = buf.length): number {
  const length = end - start;
  let h = 0x9747b28c ^ length;
  let i = start;
  for (const last = start + (length & ~3); i < last; i += 4) {
    let k = buf[i]! | (buf[i + 1]! << 8) | (buf[i + 2]! << 16) | (buf[i + 3]! << 24);
    k = Math.imul(k, 0x5bd1e995);
    k ^= k >>> 24;
    h = Math.imul(h, 0x5bd1e995) ^ Math.imul(k, 0x5bd1e995);
  }
  const rest = length & 3;
  if (rest === 3) h ^= buf[i + 2]! << 16;
  if (rest >= 2) h ^= buf[i + 1]! << 8;
  if (rest >= 1) h = Math.imul(h ^ buf[i]!, 0x5bd1e995);
  h ^= h >>> 13;
  h = Math.imul(h, 0x5bd1e995);
  return h ^ (h >>> 15);
}

/** The partition that Java's default partitioner picks for a record with this key. */
export function partitionOf(key: Uint8Array, partitions: number, start = 0, end: number = key.length): number {
  return (murmur2(key, start, end) & 0x7fffffff) % partitions;
}
