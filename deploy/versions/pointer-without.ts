import type { Pointer, PointerPart } from "#kafka";

/** The pointer when some versions are gone: what is left of the parts, the first without a lower bound. */
export function withoutVersions(pointer: Pointer, gone: ReadonlySet<number>): Pointer {
  const left: PointerPart[] = [];
  for (const part of pointer.parts.filter(({ version }) => !gone.has(version))) {
    const before = left.at(-1);
    const { ends, ...open } = part;
    // The version's own rows fill the stretch that another one gave for a while.
    if (before?.version === part.version) left[left.length - 1] = { ...open, after: before.after };
    else left.push(left.length === 0 ? { ...part, after: null } : part);
  }
  const previous = pointer.previous !== null && gone.has(pointer.previous) ? null : pointer.previous;
  return { ...pointer, previous, parts: left, at: Date.now() };
}
