import { type CompatibilityLevel, type Problem, problemsError, SluiceError, type SourceLocation } from "#core";
import type { DescriptorSet } from "../../parse/descriptor.ts";
import { parseTexts } from "../../parse/parse-texts.ts";
import { tellingFaults } from "../../parse/syntax-faults.ts";
import { type Change, distinct } from "../change-type.ts";
import { protoSchemas } from "../from-descriptors.ts";
import { judgeLevel } from "../judge-level.ts";
import type { ProtoSchema } from "../proto-schema.ts";
import { locateIn } from "./locate.ts";
import { emptySchema, matchFiles } from "./match-files.ts";
import { type PairSide, readSide } from "./read-side.ts";

/** A difference and where it is seen: in the new file, else in the old one. */
export interface PairChange extends Change {
  readonly location?: SourceLocation;
}

/** What the rules say of one file that follows another. */
export interface FileVerdict {
  /** The new file; the old one when it is gone. */
  readonly file: string;
  /** Under another path, or absent for a new file. */
  readonly old?: string;
  readonly compatible: boolean;
  readonly changes: readonly PairChange[];
}

export interface PairVerdict {
  readonly level: CompatibilityLevel;
  readonly compatible: boolean;
  /** Of all files, each type and path once. */
  readonly changes: readonly PairChange[];
  readonly files: readonly FileVerdict[];
}

/** Both sides, read and parsed. */
export interface ParsedPair {
  readonly old: ParsedSide;
  readonly next: ParsedSide;
}

interface ParsedSide {
  readonly side: PairSide;
  readonly set: DescriptorSet;
  /** What is compared, by path inside of what was given. */
  readonly schemas: readonly (readonly [path: string, schema: ProtoSchema])[];
}

/**
 * Reads and parses two `.proto` files or two folders; what they import is looked up on each side, paths are from `cwd`; `oldAs` stands for the old folder where its paths are shown. Throws what cannot be
 * read, and every fault of either side with its place.
 */
export async function readPair(
  oldPath: string,
  newPath: string,
  cwd: string = process.cwd(),
  oldAs?: string,
): Promise<ParsedPair> {
  const [old, next] = [readSide(oldPath, cwd, oldAs), readSide(newPath, cwd)];
  if (old.kind !== next.kind)
    throw new SluiceError("SLUICE_ARGUMENT", `${oldPath} is a ${old.kind}, but ${newPath} is a ${next.kind}`, {
      hint: "give two files, or two folders",
    });
  const [left, right] = await Promise.all([parseSide(old), parseSide(next)]);
  const problems = [left, right].flatMap((parsed) => ("problems" in parsed ? parsed.problems : []));
  if ("problems" in left || "problems" in right) throw problemsError(problems, "the schemas cannot be compared");
  return { old: left, next: right };
}

/** Judges each file of the new side against the one that it follows, by the rules of a Confluent registry. */
export function judgePair({ old, next }: ParsedPair, level: CompatibilityLevel): PairVerdict {
  const pairs =
    next.side.kind === "file"
      ? [{ old: old.schemas[0]?.[1], next: next.schemas[0]?.[1] }]
      : matchFiles(old.schemas, next.schemas);
  const files = pairs.flatMap((pair): FileVerdict[] => {
    const before = pair.old ?? (pair.next && emptySchema(pair.next));
    const after = pair.next ?? (pair.old && emptySchema(pair.old));
    if (!before || !after) return [];
    const { compatible, changes } = judgeLevel(level, after, [{ schema: before }]);
    const from = pair.old && old.side.shown(pair.old.file);
    const file = pair.next ? next.side.shown(pair.next.file) : (from ?? "");
    return [
      {
        file,
        ...(from !== undefined && pair.next && { old: from }),
        compatible,
        changes: changes.map((change) =>
          located(change, [
            [next, pair.next],
            [old, pair.old],
          ]),
        ),
      },
    ];
  });
  return {
    level,
    compatible: files.every(({ compatible }) => compatible),
    changes: distinct(files.flatMap(({ changes }) => changes)),
    files,
  };
}

/** In the judged file of the new side, then in those that it imports; else where it was. */
function located(change: Change, sides: readonly (readonly [ParsedSide, ProtoSchema | undefined])[]): PairChange {
  for (const [{ set, side }, own] of sides) {
    const files = (set.file ?? []).filter(({ name }) => own !== undefined && side.texts.has(name));
    const first = files.filter(({ name }) => name === own?.file);
    // A package is of one file alone.
    for (const file of change.path === "#/" ? first : [...first, ...files]) {
      const location = locateIn(file, side.shown(file.name), change.path);
      if (location) return { ...change, location };
    }
  }
  return change;
}

async function parseSide(side: PairSide): Promise<ParsedSide | { readonly problems: readonly Problem[] }> {
  const answer = await parseTexts(side.texts);
  if (!answer.ok)
    return {
      problems: tellingFaults(answer.faults, (path) => side.texts.get(path)).map(
        ({ path, line, column, length, message }): Problem => {
          const missing = /imported file does not exist/.test(message);
          return {
            code: "SLUICE_PROTO_SYNTAX",
            message,
            ...(missing && { hint: "imports are looked up in the folder of the file, and in those above it" }),
            ...(path !== undefined && {
              location: { file: side.shown(path), line, column, ...(length !== undefined && { length }) },
            }),
          };
        },
      ),
    };
  const parsed = protoSchemas(answer.set);
  const schemas = [...side.compared].flatMap(([path, name]) => {
    const schema = parsed.get(name);
    return schema ? [[path, schema] as const] : [];
  });
  return { side, set: answer.set, schemas };
}
