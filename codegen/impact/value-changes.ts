import type { ColumnChange } from "./column-change.ts";

type Values = ReadonlyMap<string, number> | undefined;

/** A name that moved to another number has old records under another name; one that is gone comes no more. */
export function valueChanges(
  was: Values,
  is: Values,
): Pick<ColumnChange, "gone" | "moved" | "come" | "recalled"> | undefined {
  if (!was || !is) return undefined;
  const gone = [...was.keys()].filter((name) => !is.has(name));
  const moved = [...was].filter(([name, number]) => is.has(name) && is.get(name) !== number).map(([name]) => name);
  const come = [...is.keys()].filter((name) => !was.has(name));
  if (gone.length + moved.length + come.length === 0) return undefined;
  const recalled = gone.flatMap((from) => {
    const to = come.find((name) => is.get(name) === was.get(from));
    return to === undefined ? [] : [{ from, to }];
  });
  return {
    ...(gone.length > 0 && { gone }),
    ...(moved.length > 0 && { moved }),
    ...(come.length > 0 && { come }),
    ...(recalled.length > 0 && { recalled }),
  };
}
