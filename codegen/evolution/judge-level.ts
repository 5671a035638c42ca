import type { CompatibilityLevel } from "#core";
import { type Change, distinct, isBreaking } from "./change-type.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { ProtoSchema } from "./proto-schema.ts";

/** What a registry says of a new version. */
export interface Compatibility {
  readonly compatible: boolean;
  /** All that it found, allowed things too; of each version that it looked at, the newest first. */
  readonly changes: readonly VersionChange[];
}

/** `version`: the earlier version that it was found against, where that has a number. */
export type VersionChange = Change & { readonly version?: number };

export interface EarlierVersion {
  readonly schema: ProtoSchema;
  readonly version?: number;
}

/**
 * Judges the schema that is to follow the earlier versions (the oldest first). BACKWARD: it reads what they wrote;
 * FORWARD: they read what it writes, so that the differences are those from the new to the old schema; FULL: both; NONE
 * looks at nothing. Without `_TRANSITIVE` only the last version counts.
 */
export function judgeLevel(
  level: CompatibilityLevel,
  next: ProtoSchema,
  earlier: readonly EarlierVersion[],
): Compatibility {
  const [direction, transitive] = level.split("_");
  const looked = direction === "NONE" ? [] : transitive ? earlier.toReversed() : earlier.slice(-1);
  const changes = looked.flatMap(({ schema, version }) =>
    distinct([
      ...(direction === "BACKWARD" ? [] : compareSchemas(next, schema)),
      ...(direction === "FORWARD" ? [] : compareSchemas(schema, next)),
    ]).map((change) => (version === undefined ? change : { ...change, version })),
  );
  return { compatible: !changes.some(isBreaking), changes };
}
