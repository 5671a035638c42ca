import type { SourceLocation } from "#core";
import type { DescriptorLocation, FileDescriptor } from "./descriptor.ts";

/** Positions and comments of one parsed file, found by descriptor path. */
export interface Places {
  /** The place of a path; of the nearest place around it when the path itself has none. */
  at(path: readonly number[]): SourceLocation;
  /** The place of a name: like `at(path + name)`, with the name's length. */
  ofName(path: readonly number[], name: string): SourceLocation;
  /** The comment above an element, or the one behind it on its line; lines without their markers. */
  comment(path: readonly number[]): string;
}

/** `file` is the path to show: from the project root. */
export function openPlaces(file: string, descriptor: FileDescriptor): Places {
  const byPath = new Map<string, DescriptorLocation>();
  for (const location of descriptor.sourceCodeInfo?.location ?? []) {
    const key = (location.path ?? []).join(".");
    if (!byPath.has(key)) byPath.set(key, location);
  }
  const find = (path: readonly number[]): DescriptorLocation | undefined => {
    for (let length = path.length; length > 0; length--) {
      const key = path.slice(0, length).join(".");
      // A list in an option has places for its elements only.
      const found = byPath.get(key) ?? byPath.get(`${key}.0`);
      if (found) return found;
    }
    return undefined;
  };
  const at = (path: readonly number[]): SourceLocation => {
    const span = find(path)?.span ?? [0, 0, 1];
    const [line, column] = [(span[0] ?? 0) + 1, (span[1] ?? 0) + 1];
    const oneLine = span.length === 3;
    return oneLine ? { file, line, column, length: (span[2] ?? 0) - column + 1 } : { file, line, column };
  };
  return {
    at,
    ofName: (path, name) => ({ ...at([...path, 1]), length: name.length }),
    comment: (path) => {
      const location = byPath.get(path.join("."));
      return tidy(location?.leadingComments ?? location?.trailingComments ?? "");
    },
  };
}

function tidy(comment: string): string {
  return comment
    .split("\n")
    .map((line) => line.replace(/^ ?/, "").trimEnd())
    .join("\n")
    .trim();
}
