import { posix } from "node:path";

/**
 * Whether `name` can be what the log `live` was renamed or copied to: `app.log` to `app.log.1`, `app.log-20261126.gz`,
 * `app-2026-11-26.log`, `app.1.log.gz`. Both are names in one folder.
 */
export function isRotatedName(live: string, name: string): boolean {
  return name !== live && (hasSuffix(live, name) || hasInfix(live, name));
}

/** `app.log.1`, `app.log-20261126.gz`, `app.log.old`: what tools that rotate the files of others do. */
export function hasSuffix(live: string, name: string): boolean {
  return name.startsWith(live) && /^(?:[.-](?:\d[\d_T:.-]*|old|bak|prev))?(?:\.gz)?$/.test(name.slice(live.length));
}

/** `app-2026-11-26.log`: what logging libraries do. */
function hasInfix(live: string, name: string): boolean {
  const { name: stem, ext } = posix.parse(live);
  const plain = name.replace(/\.gz$/, "");
  if (!plain.startsWith(stem) || !plain.endsWith(ext) || plain.length < stem.length + ext.length + 2) return false;
  return /^[._-][0-9][0-9T_.:-]*$/.test(plain.slice(stem.length, plain.length - ext.length));
}

/** Every name that `name` may have been rotated from, shortest first: cut at each mark, with the ending put back. */
export function originNames(name: string): readonly string[] {
  const plain = name.replace(/\.gz$/, "");
  const { ext } = posix.parse(plain);
  const found = new Set<string>();
  for (let at = 1; at < name.length; at++) {
    if (!"._-".includes(name[at] as string)) continue;
    found.add(name.slice(0, at));
    if (/[0-9]/.test(name[at + 1] ?? "")) found.add(name.slice(0, at) + ext);
  }
  return [...found].filter((live) => isRotatedName(live, name)).sort((a, b) => a.length - b.length);
}

/** A file that a rotation left behind, as far as its age is concerned. */
export interface Rotated {
  readonly name: string;
  /** Milliseconds. */
  readonly modified: number;
}

/** Oldest first. Small numbers grow with age (`.1` is the youngest), dates with youth; where names do not say it, times do. */
export function byAge(live: string): (one: Rotated, other: Rotated) => number {
  return (one, other) => {
    const [a, b] = [mark(live, one.name), mark(live, other.name)];
    if (a !== undefined && b !== undefined && a.counted === b.counted && a.value !== b.value)
      return a.counted ? Number(b.value) - Number(a.value) : a.value < b.value ? -1 : 1;
    return one.modified - other.modified || (one.name < other.name ? 1 : -1);
  };
}

/** What tells a rotated file from others: a count of up to three digits, or a date and what follows it. */
function mark(live: string, name: string): { readonly counted: boolean; readonly value: string } | undefined {
  const plain = name.replace(/\.gz$/, "");
  const { name: stem, ext } = posix.parse(live);
  const text = plain.startsWith(live)
    ? plain.slice(live.length + 1)
    : plain.slice(stem.length + 1, plain.length - ext.length);
  if (/^\d{1,3}$/.test(text)) return { counted: true, value: text };
  return /^\d{4}/.test(text) ? { counted: false, value: text } : undefined;
}
