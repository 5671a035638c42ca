import { isPacked, wireOf } from "../emit-typescript/shape.ts";
import type { FieldType, SchemaModel } from "../model.ts";

/** What stands behind a field number, as far as the wire knows it. */
interface Slot {
  readonly wire: number;
  readonly shape: "one" | "packable" | "nested" | "entry";
  /** Fields of what is nested. */
  readonly inner?: () => ReadonlyMap<number, Slot>;
  /** Whether an entry may come without key or value. */
  readonly half?: boolean;
  /** Name of a message of the model, to make another occurrence from. */
  readonly message?: string;
}

interface Chunk {
  readonly number: number;
  readonly wire: number;
  /** Without tag; of wire type 2 without length. */
  readonly content: Buffer;
}

/**
 * Writes the bytes of a message as another writer might: fields in any order, packed lists split, unpacked or packed,
 * unknown fields between, a singular field several times. Readers must still agree on what it means.
 */
export class Scrambler {
  readonly model: SchemaModel;
  readonly random: () => number;
  /** Bytes of another event of the same message, for second occurrences. */
  readonly another: (message: string) => Buffer;

  constructor(model: SchemaModel, random: () => number, another: (message: string) => Buffer) {
    this.model = model;
    this.random = random;
    this.another = another;
  }

  message(name: string, bytes: Buffer): Buffer {
    const again = this.random() < 0.3 ? [bytes, this.another(name)] : [bytes];
    return this.content(this.slots(name), Buffer.concat(again));
  }

  private slots(name: string): ReadonlyMap<number, Slot> {
    const { fields, file } = this.model.messages.get(name)!;
    // Of an output, what is required is also required in the value of an entry.
    const half = !file.startsWith("schemas/derived/");
    return new Map(
      fields.map((field) => {
        const slot = this.slot(field.type);
        if (field.cardinality === "map") {
          const key: Slot = { wire: wireOf({ kind: "scalar", scalar: field.mapKey! }), shape: "one" };
          const inner = (): ReadonlyMap<number, Slot> => new Map([[1, key] as const, [2, slot] as const]);
          return [field.number, { wire: 2, shape: "entry", inner, half }];
        }
        const packable = isPacked({ ...field, packed: true });
        return [field.number, packable ? { wire: wireOf(field.type), shape: "packable" } : slot];
      }),
    );
  }

  private slot(type: FieldType): Slot {
    const inner = (...wires: readonly number[]): Slot => ({
      wire: 2,
      shape: "nested",
      inner: () => new Map(wires.map((wire, i) => [i + 1, { wire, shape: "one" }])),
    });
    if (type.kind === "timestamp" || type.kind === "duration") return inner(0, 0);
    if (type.kind === "wrapper") return inner(wireOf({ kind: "scalar", scalar: type.scalar }));
    if (type.kind !== "message") return { wire: wireOf(type), shape: "one" };
    return { wire: 2, shape: "nested", inner: () => this.slots(type.name), message: type.name };
  }

  private content(slots: ReadonlyMap<number, Slot>, bytes: Buffer): Buffer {
    const chunks = chunksOf(bytes).flatMap((chunk) => this.rewrite(slots.get(chunk.number)!, chunk));
    for (let i = chunks.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [chunks[i], chunks[j]] = [chunks[j]!, chunks[i]!];
    }
    if (this.random() < 0.3) chunks.splice(Math.floor(this.random() * chunks.length), 0, this.unknown(slots));
    return Buffer.concat(chunks.map(bytesOf));
  }

  private rewrite(slot: Slot, chunk: Chunk): Chunk[] {
    if (slot.shape === "packable") return this.repack(slot, chunk);
    if (slot.inner === undefined) return [chunk];
    const again = slot.message !== undefined && this.random() < 0.2;
    const content = again ? this.message(slot.message, chunk.content) : this.content(slot.inner(), chunk.content);
    // Half an entry: the key or the value is the default.
    if (slot.half && this.random() < 0.1) {
      const kept = chunksOf(content).filter((one) => one.number !== 1 + Math.floor(this.random() * 2));
      return [{ ...chunk, content: Buffer.concat(kept.map(bytesOf)) }];
    }
    return [{ ...chunk, content }];
  }

  private repack(slot: Slot, chunk: Chunk): Chunk[] {
    const elements = chunk.wire === 2 ? elementsOf(chunk.content, slot.wire) : [chunk.content];
    const out: Chunk[] = [];
    for (let at = 0; at < elements.length; ) {
      const count = this.random() < 0.5 ? 1 : 1 + Math.floor(this.random() * elements.length);
      const part = elements.slice(at, at + count);
      const packed = count > 1 || this.random() < 0.3;
      out.push({ number: chunk.number, wire: packed ? 2 : slot.wire, content: Buffer.concat(part) });
      at += count;
    }
    return out;
  }

  private unknown(slots: ReadonlyMap<number, Slot>): Chunk {
    let number = 1;
    while (slots.has(number)) number = 1 + Math.floor(this.random() * 2 ** (4 + Math.floor(this.random() * 25)));
    const wire = [0, 1, 2, 5][Math.floor(this.random() * 4)]!;
    return { number, wire, content: Buffer.alloc({ 0: 1, 1: 8, 5: 4, 2: 200 }[wire]!, 0x41) };
  }
}

function bytesOf({ number, wire, content }: Chunk): Buffer {
  const head = varint(number * 8 + wire);
  return wire === 2 ? Buffer.concat([head, varint(content.length), content]) : Buffer.concat([head, content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** The fields of well-formed bytes. */
function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tagEnd = varintEnd(bytes, at);
    const tag = varintOf(bytes, at);
    const wire = tag % 8;
    let start = tagEnd;
    if (wire === 2) start = varintEnd(bytes, tagEnd);
    const size = wire === 2 ? varintOf(bytes, tagEnd) : sizeOf(bytes, tagEnd, wire);
    chunks.push({ number: Math.floor(tag / 8), wire, content: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return chunks;
}

function elementsOf(content: Buffer, wire: number): Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at < content.length; at += elements.at(-1)!.length)
    elements.push(content.subarray(at, at + sizeOf(content, at, wire)));
  return elements;
}

function sizeOf(bytes: Buffer, at: number, wire: number): number {
  return wire === 1 ? 8 : wire === 5 ? 4 : varintEnd(bytes, at) - at;
}

function varintEnd(bytes: Buffer, at: number): number {
  while (bytes[at]! > 127) at++;
  return at + 1;
}

function varintOf(bytes: Buffer, at: number): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128, at++) {
    value += (bytes[at]! & 127) * scale;
    if (bytes[at]! < 128) return value;
  }
}
