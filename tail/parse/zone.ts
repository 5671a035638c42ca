const MINUTE = 60_000;
/** Offsets change at full quarter hours, nowhere more often. */
const STEP = 15 * MINUTE;
const KEPT = 4096;

/** Milliseconds since the epoch of a time on the clocks of one zone, given as if those clocks showed UTC. */
export type FromLocal = (local: number) => number;

/**
 * `UTC`, `+02:00` or a name of the time zone database. A time that clocks show twice is the first of the two; one that
 * they skip is taken with the offset before the jump.
 */
export function zoneClock(zone: string): FromLocal {
  const fixed = parseOffset(zone);
  if (fixed !== undefined) return (local) => local - fixed;
  const offsets = new Map<number, number>();
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const offsetAt = (time: number): number => {
    const step = Math.floor(time / STEP);
    const known = offsets.get(step);
    if (known !== undefined) return known;
    const found = Object.fromEntries(format.formatToParts(step * STEP).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = found;
    const offset = Date.UTC(year, month - 1, day, hour, minute) - step * STEP;
    if (offsets.size >= KEPT) offsets.clear();
    offsets.set(step, offset);
    return offset;
  };
  return (local) => {
    // A day before and a day after hold every offset that the time can have.
    const [before, after] = [offsetAt(local - 86_400_000), offsetAt(local + 86_400_000)];
    for (const offset of before === after ? [before] : [before, after]) {
      if (offsetAt(local - offset) === offset) return local - offset;
    }
    return local - before;
  };
}

/** Milliseconds of `Z`, `+02:00`, `-0330`, `+01`; `undefined` when the text is no offset. */
export function parseOffset(text: string): number | undefined {
  if (text === "Z" || text === "z" || text === "UTC" || text === "GMT") return 0;
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === "-" ? -minutes : minutes) * MINUTE;
}
