import { oneofProperty, propertyName } from "#codegen";
import { type Cell, type Kind, same } from "./matrix-cells.ts";

/** One field of a message under test. */
export interface Column {
  readonly name: string;
  /** Type with its label: `repeated int32`. */
  readonly declaration: string;
  /** `[packed = false]`. */
  readonly options?: string;
  readonly oneof?: string;
  readonly cells: readonly Cell[];
}

/** A message under test. */
export interface Shape {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Declarations inside of the message. */
  readonly inside?: readonly string[];
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
/** The property of a column in the app type. */
export const propertyOf = (name: string): string => propertyName({ property: camel(name) });
const absent = same(undefined);

export const implicit = (name: string, kind: Kind): Column => ({ name, declaration: kind.proto, cells: kind.cells });

/** A message field, or a scalar with presence. */
export function optional(name: string, kind: Kind, label = "optional "): Column {
  return { name, declaration: `${label}${kind.proto}`, cells: [absent, ...kind.cells] };
}

export function wrapped(name: string, kind: Kind): Column {
  return optional(name, { ...kind, proto: `google.protobuf.${kind.wrapper}` }, "");
}

/** A oneof becomes one nullable column per member. */
export function member(oneof: string, name: string, kind: Kind): Column {
  return { name, declaration: kind.proto, oneof, cells: kind.cells };
}

/** Empty, one default, and everything at once. */
export function list(name: string, kind: Kind, packed = true): Column {
  const [first] = kind.cells;
  const lists = [[], first ? [first] : [], kind.cells, [...kind.cells, ...kind.cells].reverse()];
  return {
    name,
    declaration: `repeated ${kind.proto}`,
    ...(packed ? {} : { options: "[packed = false]" }),
    cells: lists.map((cells) => ({ in: cells.map((c) => c.in), out: cells.map((c) => c.out) })),
  };
}

/** Every value of `key`, with every value of `value`. */
export function map(name: string, key: Kind, value: Kind): Column {
  const pairs = Array.from({ length: Math.max(key.cells.length, value.cells.length) }, (_, i) => {
    const k = key.cells[i] ?? same(`k${i}`);
    return [k, value.cells[i % value.cells.length] as Cell] as const;
  }).slice(0, key.proto === "string" ? undefined : key.cells.length);
  const maps = [[], pairs.slice(0, 1), pairs].map((some): Cell => {
    const side = (at: "in" | "out"): unknown => {
      const entries = some.map(([k, v]) => [k[at], v[at]] as const);
      // Keys of text are properties.
      return key.proto === "string" ? Object.fromEntries(entries as [string, unknown][]) : new Map(entries);
    };
    return { in: side("in"), out: side("out") };
  });
  return { name, declaration: `map<${key.proto}, ${value.proto}>`, cells: maps };
}

/** A message as a type: one with nothing in it, and one per variant. */
export function messageKind(proto: string, shape: Shape): Kind {
  const all = Array.from({ length: variants(shape) }, (_, i) => variant(shape, i));
  return { proto, cells: [bare(shape), ...all] };
}

/** What is sent, and the row that must come back. */
export interface Sent {
  readonly in: Record<string, unknown>;
  readonly out: Record<string, unknown>;
}

/** The message of which no byte is written: every column at its first value. */
export function bare(shape: Shape): Sent {
  return fill(
    shape,
    (column) => column.cells[0] as Cell,
    () => undefined,
  );
}

/** How many variants show every value of every column. */
export function variants(shape: Shape): number {
  return Math.max(...shape.columns.map((c) => c.cells.length), ...oneofs(shape).map(([, all]) => all.length + 1));
}

/** The `i`th message. Neighbouring columns are at different values. */
export function variant(shape: Shape, i: number): Sent {
  return fill(
    shape,
    (column, c) => column.cells[(i + c) % column.cells.length] as Cell,
    (choices) => choices[i % (choices.length + 1)],
  );
}

function fill(
  shape: Shape,
  cellOf: (column: Column, at: number) => Cell,
  choose: (choices: readonly Choice[]) => Choice | undefined,
): Sent {
  const event: Record<string, unknown> = {};
  const row: Record<string, unknown> = {};
  for (const [c, column] of shape.columns.entries()) {
    if (column.oneof !== undefined) continue;
    const cell = cellOf(column, c);
    if (cell.in !== undefined) event[propertyOf(column.name)] = cell.in;
    row[propertyOf(column.name)] = cell.out;
  }
  for (const [oneof, choices] of oneofs(shape)) {
    const chosen = choose(choices);
    for (const { column } of choices) row[propertyOf(column.name)] = undefined;
    if (chosen === undefined) continue;
    event[oneofProperty({ name: oneof })] = { case: camel(chosen.column.name), value: chosen.cell.in };
    row[propertyOf(chosen.column.name)] = chosen.cell.out;
  }
  return { in: event, out: row };
}

type Choice = { readonly column: Column; readonly cell: Cell };

function oneofs(shape: Shape): (readonly [string, readonly Choice[]])[] {
  const names = [...new Set(shape.columns.flatMap((c) => c.oneof ?? []))];
  return names.map((name) => [
    name,
    shape.columns.filter((c) => c.oneof === name).flatMap((column) => column.cells.map((cell) => ({ column, cell }))),
  ]);
}

/** The declaration of a shape, fields numbered from 1 in their order. */
export function protoText(shape: Shape, first: readonly string[] = []): string {
  const lines = shape.columns.map(({ declaration, name, options }, i) => {
    return `${declaration} ${name} = ${i + 1}${options ? ` ${options}` : ""};`;
  });
  const body: string[] = [...first, ...(shape.inside ?? [])];
  const opened = new Set<string>();
  for (const [i, column] of shape.columns.entries()) {
    if (column.oneof === undefined) body.push(lines[i] as string);
    else if (!opened.has(column.oneof)) {
      opened.add(column.oneof);
      const members = lines.filter((_, at) => shape.columns[at]?.oneof === column.oneof);
      body.push(`oneof ${column.oneof} {`, ...members, "}");
    }
  }
  return `message ${shape.name} {\n${body.join("\n")}\n}\n`;
}
