import { listsOf, type Node, parseTree, printTree, varint } from "./tree.ts";

/** What mutations draw from. */
export interface Dice {
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

type Mutation = (dice: Dice, bytes: Buffer, other: () => Buffer) => Buffer;

const START = 6;
const hex = (text: string): Buffer => Buffer.from(text, "hex");

const LENGTHS = [2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 32n + 1n, 2n ** 53n, 2n ** 63n, -1n, -5n];
const NUMBERS = [
  ...[0n, 1n, -1n, 2n ** 31n - 1n, 2n ** 31n, -(2n ** 31n), 2n ** 32n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 35n + 5n],
  ...[999_999_999n, 1_000_000_000n, 253_402_300_799n, 253_402_300_800n, -62_135_596_800n, -62_135_596_801n],
];
/** Overlong, surrogates, above U+10FFFF, cut off, stray; then what is allowed but rare. */
const TEXTS = ["c080", "e08080", "eda080", "edbfbf", "f4908080", "f08080af", "c3", "e282", "80", "ff", "fe", "f0908d"];
const GOOD_TEXTS = ["efbfbd", "f48fbfbf", "c280", "00", "ee8080", "f0909080", "7f"];
const TAGS = [
  "00",
  "02",
  "07",
  "0b",
  "0c",
  "0e",
  "0f",
  "ffffffff0f",
  "f8ffffff0f",
  "f8ffffff1f",
  "80808080808080808001",
];
const INDEXES = ["02", "0200", "0202", "0206", "040000", "04", "01", "8000", "808080808000", "8280808010", "06000000"];

/** Bytes anywhere in the frame, its header included. */
const RAW: readonly Mutation[] = [
  (dice, bytes) => {
    const copy = Buffer.from(bytes);
    for (let i = dice.below(4); i >= 0 && copy.length > 0; i--) copy[dice.below(copy.length)]! ^= 1 << dice.below(8);
    return copy;
  },
  (dice, bytes) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[dice.below(copy.length)] = dice.pick([0, 0x7f, 0x80, 0xff, dice.below(256)]);
    return copy;
  },
  (dice, bytes) => bytes.subarray(0, dice.below(bytes.length + 1)),
  (dice, bytes) => insert(bytes, dice.below(bytes.length + 1), noise(dice, 1 + dice.below(8))),
  (dice, bytes) => {
    const from = dice.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + dice.below(8))]);
  },
  (dice, bytes) => {
    const from = dice.below(bytes.length + 1);
    const part = bytes.subarray(from, from + 1 + dice.below(32));
    return insert(bytes, dice.below(bytes.length + 1), part);
  },
  (dice, bytes, other) => {
    const second = other();
    return Buffer.concat([bytes.subarray(0, dice.below(bytes.length + 1)), second.subarray(dice.below(second.length))]);
  },
];

/** The frame's header: magic, schema id, index. */
const HEADER: readonly Mutation[] = [
  (dice, bytes) => Buffer.concat([hex(dice.pick(["01", "ff", "7b", "0a"])), bytes.subarray(1)]),
  (dice, bytes) => {
    const id = dice.pick(["00000007", "00000008", "00000009", "80000007", "ffffffff", "07000000"]);
    return Buffer.concat([bytes.subarray(0, 1), hex(id), bytes.subarray(5)]);
  },
  (dice, bytes) => Buffer.concat([bytes.subarray(0, 5), hex(dice.pick(INDEXES)), bytes.subarray(START)]),
  (dice, bytes) => bytes.subarray(0, dice.below(8)),
];

/** One node of the message's tree, with everything around it in order. */
const NODES: readonly ((dice: Dice, list: Node[], at: number) => void)[] = [
  // Length bombs, and lengths that are off by a little.
  (dice, list, at) => {
    const node = list[at]!;
    const real = BigInt(node.content.length);
    node.wire = 2;
    node.length =
      dice.below(2) === 0 ? varint(dice.pick(LENGTHS)) : varint(real + BigInt(dice.pick([-2, -1, 1, 2, 127])));
  },
  // Padded varints: up to ten bytes are good, eleven are not.
  (dice, list, at) => {
    const node = list[at]!;
    const size = dice.pick([2, 4, 5, 6, 9, 10, 11, 12]);
    if (dice.below(3) === 0) node.tag = pad(node.tag, size);
    else if (node.wire === 0) node.content = pad(node.content, size);
    else if (node.wire === 2 && node.children === undefined)
      node.length = pad(varint(BigInt(node.content.length)), size);
    else node.tag = pad(node.tag, size);
  },
  // Another wire type: the content stays as it is, or is made to fit.
  (dice, list, at) => {
    const node = list[at]!;
    const wire = dice.pick([0, 1, 2, 3, 4, 5, 6, 7]);
    node.tag = Buffer.from(node.tag);
    node.tag[0] = (node.tag[0]! & 0xf8) | wire;
    if (dice.below(2) === 0) return;
    delete node.children;
    node.wire = wire;
    if (wire === 0) node.content = varint(dice.pick(NUMBERS));
    if (wire === 1 || wire === 5) node.content = noise(dice, wire === 1 ? 8 : 4);
  },
  // Groups, the field number 0, field numbers that cannot be.
  (dice, list, at) => {
    list.splice(at, 0, { tag: hex(dice.pick(TAGS)), wire: 0, content: noise(dice, dice.below(3)) });
  },
  // Numbers at the edges, of any varint and of Timestamps.
  (dice, list, at) => {
    const node = list[at]!;
    if (node.wire === 0) node.content = varint(dice.pick(NUMBERS));
    else if (node.wire === 1 || node.wire === 5)
      node.content = Buffer.alloc(node.wire === 1 ? 8 : 4, dice.pick([0, 0xff, 0x7f]));
    else
      list.splice(at, 0, {
        tag: varint(BigInt(8 * (1 + dice.below(20)))),
        wire: 0,
        content: varint(dice.pick(NUMBERS)),
      });
  },
  // Text that is no UTF-8, or is by a hair.
  (dice, list, at) => {
    const node = list[at]!;
    if (node.wire !== 2) return;
    const content = node.children === undefined ? node.content : printTree(node.children);
    delete node.children;
    node.content = insert(
      content,
      dice.below(content.length + 1),
      hex(dice.pick(dice.below(3) > 0 ? TEXTS : GOOD_TEXTS)),
    );
  },
  (dice, list, at) => {
    list[at]!.content = noise(dice, dice.below(20));
    delete list[at]!.children;
  },
  // Order and number of fields: a reader must not care, or merge.
  (_, list, at) => void list.splice(at, 1),
  (dice, list, at) => void list.splice(dice.below(list.length), 0, list[at]!),
  (dice, list, at) => {
    const part = list.slice(at, at + 1 + dice.below(4));
    const count = dice.below(50) === 0 ? 400 : 1 + dice.below(10);
    list.push(...Array.from({ length: count }, () => part).flat());
  },
  (_, list) => void list.reverse(),
  // Nested deeper than any schema.
  (dice, list, at) => {
    let inner = printTree([list[at]!]);
    const tag = dice.below(2) === 0 ? list[at]!.tag : varint(BigInt(8 * (1 + dice.below(200)) + 2));
    for (let depth = dice.pick([2, 10, 99, 101, 300]); depth > 0; depth--)
      inner = Buffer.concat([tag, varint(BigInt(inner.length)), inner]);
    list.splice(at, 1, { tag: Buffer.alloc(0), wire: 0, content: inner });
  },
  (dice, list, at) => {
    list.splice(at, 0, { tag: Buffer.alloc(dice.pick([1, 100, 2000]), 0x0b), wire: 0, content: Buffer.alloc(0) });
  },
];

/** A frame with one to three things changed. `other` gives another good frame of the same message. */
export function mutate(dice: Dice, frame: Buffer, other: () => Buffer): Buffer {
  let bytes = frame;
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const kind = dice.below(20);
    if (kind < 1) bytes = dice.pick(HEADER)(dice, bytes, other);
    else if (kind < 6) bytes = dice.pick(RAW)(dice, bytes, other);
    else if (kind < 8) bytes = Buffer.concat([bytes, other().subarray(START)]);
    else bytes = mutateTree(dice, bytes);
  }
  return bytes;
}

function mutateTree(dice: Dice, bytes: Buffer): Buffer {
  const tree = parseTree(bytes.subarray(START));
  if (tree === undefined || tree.length === 0) return bytes;
  const lists = listsOf(tree).filter((each) => each.length > 0);
  const list = dice.below(3) === 0 ? tree : dice.pick(lists);
  dice.pick(NODES)(dice, list, dice.below(list.length));
  return Buffer.concat([bytes.subarray(0, START), printTree(tree)]);
}

function insert(bytes: Buffer, at: number, part: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

function noise(dice: Dice, size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, () => dice.below(256)));
}

/** A varint of more bytes than it needs. */
function pad(bytes: Buffer, size: number): Buffer {
  if (bytes.length === 0 || bytes.length >= size || bytes.at(-1)! > 127) return bytes;
  const padded = Buffer.alloc(size, 0x80);
  bytes.copy(padded);
  padded[bytes.length - 1]! |= 0x80;
  padded[size - 1] = 0;
  return padded;
}
