/** A field of a message, or a value of an enum, as an old text declares it. */
export interface ScannedField {
  readonly number: number;
  readonly name: string;
  /** Label and type as written; empty of a value. */
  readonly type: string;
}

/** Fields by the full name of their message, values by that of their enum. */
export type ScannedTypes = ReadonlyMap<string, readonly ScannedField[]>;

const FIELD =
  /^(?:(optional|required|repeated)\s+)?(map\s*<\s*[\w.]+\s*,\s*[\w.]+\s*>|\.?[A-Za-z_][\w.]*)\s+(\w+)\s*=\s*(0x[\da-fA-F]+|\d+)\s*(?:\[|$)/;

const VALUE = /^(\w+)\s*=\s*(-?(?:0x[\da-fA-F]+|\d+))\s*(?:\[|$)/;

interface Open {
  readonly kind: "message" | "oneof" | "enum" | "other";
  readonly name: string;
}

/**
 * The fields and values of a `.proto`, without a parser: texts of a history may need imports that are gone, and there may be many.
 * What is neither is passed over, and a text that is no Protobuf has none.
 */
export function scanProto(text: string): ScannedTypes {
  const bare = text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part[0] === "/" ? " " : '""',
  );
  const scope = /(?:^|[;\s])package\s+([\w.]+)\s*;/.exec(bare)?.[1];
  const found = new Map<string, ScannedField[]>();
  const open: Open[] = [];
  let statement = "";
  // Braces in options, such as `[(a) = { b: 1 }]`, are no blocks.
  let brackets = 0;
  for (const [part] of bare.matchAll(/[^{};[\]]+|[{};[\]]/g)) {
    if (part === "[") brackets += 1;
    if (part === "]") brackets -= 1;
    if (brackets > 0 || !"{};".includes(part)) {
      statement += part;
      continue;
    }
    const said = statement.trim();
    statement = "";
    if (part === "{") {
      open.push(blockOf(said, open.at(-1)));
      if (["message", "enum"].includes(open.at(-1)?.kind ?? "")) found.set(nameOf(scope, open), []);
    } else if (part === "}") open.pop();
    else {
      const declared = declaredIn(said, open.at(-1));
      if (declared) found.get(nameOf(scope, open))?.push(declared);
    }
  }
  return found;
}

/** What stands in something that has no fields, such as an option, has none either. */
function blockOf(said: string, around: Open | undefined): Open {
  const [, kind = "", name = ""] = /^(message|enum|oneof)\s+(\w+)$/.exec(said) ?? [];
  const isOneof = kind === "oneof" && around?.kind === "message";
  if (isOneof) return { kind: "oneof", name: "" };
  const isType = (kind === "message" || kind === "enum") && (around === undefined || around.kind === "message");
  return isType ? { kind: kind === "enum" ? "enum" : "message", name } : { kind: "other", name: "" };
}

function declaredIn(said: string, around: Open | undefined): ScannedField | undefined {
  if (around?.kind === "enum") {
    const [, name, number] = VALUE.exec(said) ?? [];
    return name === undefined ? undefined : { number: numberOf(number), name, type: "" };
  }
  if (around?.kind !== "message" && around?.kind !== "oneof") return undefined;
  const [, label = "", type = "", name, number] = FIELD.exec(said) ?? [];
  if (name === undefined) return undefined;
  return { number: numberOf(number), name, type: `${label} ${type.replace(/\s+/g, "")}`.trim() };
}

/** `Number` reads no hexadecimal number below zero. */
function numberOf(text = ""): number {
  return text.startsWith("-") ? -Number(text.slice(1)) : Number(text);
}

function nameOf(scope: string | undefined, open: readonly Open[]): string {
  return [scope, ...open.map(({ name }) => name)].filter((name) => name !== undefined && name !== "").join(".");
}
