/** Lines that differ between two texts as `- old` and `+ new`, in order, unchanged lines left out; at most `limit`. */
export function diffLines(before: string, after: string, limit = 12): readonly string[] {
  const a = before.split("\n");
  const b = after.split("\n");
  const common = longestCommon(a, b);
  const out: string[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...common, [a.length, b.length] as const]) {
    while (i < x) out.push(`- ${a[i++]}`);
    while (j < y) out.push(`+ ${b[j++]}`);
    i = x + 1;
    j = y + 1;
  }
  return out.length <= limit ? out : [...out.slice(0, limit), `... ${out.length - limit} more lines differ`];
}

/** Index pairs of a longest common subsequence of lines. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      (length[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
