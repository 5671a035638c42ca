import type { ProtoSchema } from "../proto-schema.ts";

/** A file of the old side and the one that follows it; one of them is absent when the file is gone, or new. */
export interface FilePair {
  readonly old?: ProtoSchema;
  readonly next?: ProtoSchema;
}

type Named = readonly [path: string, schema: ProtoSchema];

/**
 * Files are paired by their path. Of the others, one that declares types of the same names follows one that is gone: it
 * was renamed, or moved to another package. The same package counts more.
 */
export function matchFiles(old: readonly Named[], next: readonly Named[]): readonly FilePair[] {
  const followers = new Map(next);
  const pairs: FilePair[] = [];
  const gone: ProtoSchema[] = [];
  for (const [path, schema] of old) {
    const follower = followers.get(path);
    if (!follower) gone.push(schema);
    else {
      pairs.push({ old: schema, next: follower });
      followers.delete(path);
    }
  }
  for (const schema of gone) {
    const candidates = [...followers].map(([path, candidate]) => ({
      path,
      candidate,
      likeness: likeness(schema, candidate),
    }));
    const [best] = candidates.filter((each) => each.likeness > 0).sort((a, b) => b.likeness - a.likeness);
    if (best) followers.delete(best.path);
    pairs.push(best ? { old: schema, next: best.candidate } : { old: schema });
  }
  return [...pairs, ...[...followers.values()].map((schema) => ({ next: schema }))];
}

function likeness(a: ProtoSchema, b: ProtoSchema): number {
  const names = new Set([...a.messages, ...a.enums].map(({ name }) => name));
  const shared = [...b.messages, ...b.enums].filter(({ name }) => names.has(name)).length;
  return shared === 0 ? 0 : shared + (a.package === b.package ? 1_000_000 : 0);
}

/** What a file is compared with that has no counterpart: nothing is declared there. */
export function emptySchema({ package: name }: ProtoSchema): ProtoSchema {
  return { file: "", package: name, messages: [], enums: [], types: new Map() };
}
