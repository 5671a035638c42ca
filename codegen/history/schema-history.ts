import { git, gitBlobs, SluiceError } from "#core";
import { type ScannedTypes, scanProto } from "./scan-proto.ts";

/** The schemas after one commit. */
export interface SchemaVersion {
  readonly commit: string;
  /** `2026-03-01`. */
  readonly date: string;
  readonly subject: string;
  /** Messages and enums of all files. */
  readonly types: ScannedTypes;
}

export interface SchemaHistory {
  /** The oldest first; only commits that changed a schema. */
  readonly versions: readonly SchemaVersion[];
  /** What lies before the oldest commit is not there: a shallow clone. */
  readonly isCut: boolean;
}

/**
 * The versions of a project's schemas on the way to the commit at hand, emitted ones left out. Undefined where no git
 * tells of any: no repository, no commit, no git.
 */
export async function schemaHistory(root: string): Promise<SchemaHistory | undefined> {
  try {
    return await read(root);
  } catch (error) {
    // Without git there is no evidence, and nothing to say.
    if (error instanceof SluiceError && error.code === "SLUICE_FILE_ACCESS") return undefined;
    throw error;
  }
}

async function read(root: string): Promise<SchemaHistory | undefined> {
  // A merge counts as one commit: what the branch did before is no version that others had.
  const walk = ["log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--no-renames"];
  const format = ["--raw", "--no-abbrev", "-z", "--format=%x01%h%x02%as%x02%s"];
  const [shape, log] = await Promise.all([
    git(root, ["rev-parse", "--is-shallow-repository"]),
    git(root, [...walk, ...format, "--", "schemas"]),
  ]);
  if (shape.code !== 0 || log.code !== 0) return undefined;
  const commits = log.out.split("\u0001").flatMap((part) => {
    const [head = "", ...rest] = part.split("\0");
    const [commit = "", date = "", subject = ""] = head.split("\u0002");
    return commit === ""
      ? []
      : [{ commit: commit.slice(0, 8), date, subject: subject.trim(), changes: changesIn(rest) }];
  });
  const ids = [...new Set(commits.flatMap(({ changes }) => changes.flatMap(({ id }) => id ?? [])))];
  const blobs = ids.length === 0 ? [] : await gitBlobs(root, ids);
  const texts = new Map(ids.map((id, i) => [id, scanProto(blobs[i]?.toString("utf8") ?? "")]));
  const files = new Map<string, ScannedTypes>();
  const versions = commits.flatMap(({ changes, ...commit }): SchemaVersion[] => {
    if (changes.length === 0) return [];
    for (const { file, id } of changes) {
      const types = id === undefined ? undefined : texts.get(id);
      if (types) files.set(file, types);
      else files.delete(file);
    }
    return [{ ...commit, types: new Map([...files.values()].flatMap((types) => [...types])) }];
  });
  return { versions, isCut: shape.out.trim() === "true" };
}

const NOTHING = /^0+$/;

/** `:<mode> <mode> <id> <id> <status>`, then the path, for each file of a commit. */
function changesIn(parts: readonly string[]): readonly { readonly file: string; readonly id?: string }[] {
  return parts.flatMap((part, i) => {
    const id = /:\d+ \d+ [\da-f]+ ([\da-f]+) [A-Z]/.exec(part)?.[1];
    const file = parts[i + 1] ?? "";
    if (id === undefined || !file.endsWith(".proto") || /(^|\/)schemas\/(derived|sluice|buf)\//.test(file)) return [];
    return [NOTHING.test(id) ? { file } : { file, id }];
  });
}
