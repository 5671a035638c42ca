/**
 * Bytes of a message as a tree that can be put together again, with any part of it broken. What looks like a message
 * inside is taken for one: mutations reach every depth without knowing the schema.
 */
export interface Node {
  tag: Buffer;
  wire: number;
  /** The value, or without children the content of a length-delimited field. */
  content: Buffer;
  children?: Node[];
  /** Written instead of the length. */
  length?: Buffer;
}

export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}

/** The nodes of bytes, or undefined when they are no message. */
export function parseTree(bytes: Buffer, depth = 0): Node[] | undefined {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tagEnd = varintEnd(bytes, at);
    if (tagEnd < 0 || tagEnd - at > 5) return undefined;
    const tag = bytes.subarray(at, tagEnd);
    const wire = bytes[at]! & 7;
    if (numberOf(tag) < 8) return undefined;
    const end = valueEnd(bytes, tagEnd, wire);
    if (end === undefined) return undefined;
    const content = bytes.subarray(end.start, end.stop);
    const children = wire === 2 && depth < 6 && content.length > 0 ? parseTree(content, depth + 1) : undefined;
    nodes.push({ tag, wire, content, ...(children === undefined ? {} : { children }) });
    at = end.stop;
  }
  return nodes;
}

function valueEnd(bytes: Buffer, at: number, wire: number): { start: number; stop: number } | undefined {
  let start = at;
  let stop = -1;
  if (wire === 0) stop = varintEnd(bytes, at);
  else if (wire === 1 || wire === 5) stop = at + (wire === 1 ? 8 : 4);
  else if (wire === 2) {
    start = varintEnd(bytes, at);
    if (start > 0) stop = start + numberOf(bytes.subarray(at, start));
  }
  return start < 0 || stop < start || stop > bytes.length ? undefined : { start, stop };
}

/** The bytes of nodes, with true lengths unless a node has its own. */
export function printTree(nodes: readonly Node[]): Buffer {
  return Buffer.concat(
    nodes.flatMap((node) => {
      if (node.wire !== 2) return [node.tag, node.content];
      const content = node.children === undefined ? node.content : printTree(node.children);
      return [node.tag, node.length ?? varint(BigInt(content.length)), content];
    }),
  );
}

/** Every list of nodes of a tree: the top, and the children of each. */
export function listsOf(nodes: Node[]): Node[][] {
  return [nodes, ...nodes.flatMap((node) => (node.children === undefined ? [] : listsOf(node.children)))];
}

function varintEnd(bytes: Buffer, at: number): number {
  for (let end = at; end < bytes.length && end < at + 10; end++) if (bytes[end]! < 128) return end + 1;
  return -1;
}

function numberOf(bytes: Buffer): number {
  return bytes.reduceRight((value, byte) => value * 128 + (byte & 127), 0);
}
