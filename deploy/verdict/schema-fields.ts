/** A field of a message in a schema text. */
export interface SchemaField {
  /** Numbers of the fields on the way to it, as `10.4`. */
  readonly number: string;
  /** Label and type, with the text of every type of the user's in place of its name: what its bytes mean. */
  readonly meaning: string;
}

type Types = ReadonlyMap<string, readonly string[]>;

/**
 * A field of a message in a canonical schema text (one declaration a line, no comments). `path` begins at the message:
 * `["customer", "address", "country"]`. `undefined` when the text has no such field.
 */
export function schemaField(text: string, message: string, path: readonly string[]): SchemaField | undefined {
  const types = typesOf(text);
  const numbers: number[] = [];
  let type = message;
  for (const name of path) {
    const field = types
      .get(type)
      ?.map(readField)
      .find((each) => each?.name === name);
    if (!field) return undefined;
    numbers.push(field.number);
    type = field.type;
  }
  return { number: numbers.join("."), meaning: meaningOf(types, type) };
}

/** Label and type of a field. What a type is called is not in its bytes: `type 1` is the first that was opened. */
function meaningOf(types: Types, type: string): string {
  const seen = new Map<string, number>();
  const visit = (text: string): string =>
    text.replace(/\w+(?:\.\w+)+/g, (name) => {
      const body = types.get(name);
      if (!body) return name;
      const known = seen.get(name);
      if (known !== undefined) return `type ${known}`;
      seen.set(name, seen.size + 1);
      return `{ ${body.map(visit).join(" ")} }`;
    });
  return visit(type);
}

function readField(
  line: string,
): { readonly name: string; readonly type: string; readonly number: number } | undefined {
  const [, type, name, number] = /^([\w.<>, ]+?) (\w+) = (\d+);$/.exec(line) ?? [];
  return type === undefined || name === undefined ? undefined : { name, type, number: Number(number) };
}

/** The lines of each message and enum, by full name, without those of the types in them. */
function typesOf(text: string): Types {
  const types = new Map<string, string[]>();
  // An entry is the name of a type, or nothing for a oneof, whose fields are the message's.
  const open: (string | undefined)[] = [];
  let scope = "";
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const outer = open.findLast((name) => name !== undefined);
    const opened = /^(?:message|enum) (\w+) \{$/.exec(line)?.[1];
    const named = /^package ([\w.]+);$/.exec(line)?.[1];
    if (named !== undefined) scope = named;
    else if (opened !== undefined) {
      const name = [outer ?? scope, opened].filter((part) => part !== "").join(".");
      types.set(name, []);
      open.push(name);
    } else if (line.endsWith("{")) open.push(undefined);
    else if (line === "}") open.pop();
    else if (outer !== undefined && line !== "")
      types.get(outer)?.push(open.at(-1) === undefined ? `oneof ${line}` : line);
  }
  return types;
}
