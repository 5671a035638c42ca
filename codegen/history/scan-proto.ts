/** A field as an old text declares it. */
export interface ScannedField {
  readonly number: number;
  readonly name: string;
  /** Label and type as written. */
  readonly type: string;
}

/** Fields by the full name of their message. */
export type ScannedMessages = ReadonlyMap<string, readonly ScannedField[]>;

const FIELD =
  /^(?:(optional|required|repeated)\s+)?(map\s*<\s*[\w.]+\s*,\s*[\w.]+\s*>|\.?[A-Za-z_][\w.]*)\s+(\w+)\s*=\s*(0x[\da-fA-F]+|\d+)\s*(?:\[|$)/;

/**
 * The fields of a `.proto`, without a parser: texts of a history may need imports that are gone, and there may be many.
 * What is no field is passed over, and a text that is no Protobuf has none.
 */
export function scanProto(text: string): ScannedMessages {
  const bare = text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part[0] === "/" ? " " : '""',
  );
  const scope = /(?:^|[;\s])package\s+([\w.]+)\s*;/.exec(bare)?.[1];
  const found = new Map<string, ScannedField[]>();
  /** Names of messages; `""` for a oneof, whose fields are the message's; nothing for what has no fields of a message. */
  const open: (string | undefined)[] = [];
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
      const message = /^message\s+(\w+)$/.exec(said)?.[1];
      const isOneof = /^oneof\s+\w+$/.test(said);
      const isInside = open.every((name) => name !== undefined);
      if (message !== undefined && isInside) {
        open.push(message);
        found.set(nameOf(scope, open), []);
      } else open.push(isOneof && isInside ? "" : undefined);
    } else if (part === "}") open.pop();
    else if (open.length > 0 && open.every((name) => name !== undefined)) {
      const [, label = "", type = "", name = "", number = ""] = FIELD.exec(said) ?? [];
      const field = { number: Number(number), name, type: `${label} ${type.replace(/\s+/g, "")}`.trim() };
      if (name !== "") found.get(nameOf(scope, open))?.push(field);
    }
  }
  return found;
}

function nameOf(scope: string | undefined, open: readonly (string | undefined)[]): string {
  return [scope, ...open].filter((name) => name !== undefined && name !== "").join(".");
}
