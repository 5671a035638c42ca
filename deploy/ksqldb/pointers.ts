import type { Pointer } from "#kafka";
import { type KsqldbObject, recordName } from "./object.ts";
import { versionsOf } from "./outputs.ts";
import type { KsqldbDeployed } from "./record-store.ts";

/**
 * Pointers for outputs whose readers would look where no version of theirs is: without a pointer they take version 1. They
 * get the oldest version that stands. One that was built beside waits, as nobody looks at it yet.
 */
export function missingPointers(
  env: string,
  { records, pointers, flink }: KsqldbDeployed,
  objects: readonly KsqldbObject[],
  at: number,
): readonly Pointer[] {
  return objects.flatMap((object): Pointer[] => {
    const { output } = object;
    if (output === undefined || flink.get(output)?.stands) return [];
    const standing = versionsOf(records, recordName(object)).filter(({ phase }) => phase !== "open");
    const oldest = standing[0];
    const live = pointers.get(output)?.live ?? 1;
    if (!oldest || standing.some(({ version }) => version === live)) return [];
    const { pipeline, version, topic } = oldest;
    return [
      {
        kind: "pointer",
        env,
        output,
        pipeline,
        engine: "ksqldb",
        live: version,
        previous: null,
        parts: [{ version, topic, after: null, until: null }],
        cut: object.isWindowed ? "window" : "keys",
        at,
      },
    ];
  });
}
