/** One piece of a written time. */
export type TimePart =
  | { readonly kind: "number"; readonly unit: TimeUnit; readonly digits: 1 | 2 | 4 }
  | { readonly kind: "month_name" | "day_name" | "fraction" | "zone" }
  | { readonly kind: "text"; readonly text: string };

export type TimeUnit = "year" | "month" | "day" | "hour" | "minute" | "second";

/** Formats that have a name instead of letters. */
export const NAMED_TIME_FORMATS = ["iso", "epoch_s", "epoch_ms", "epoch_us", "epoch_ns", "clf"] as const;
export type NamedTimeFormat = (typeof NAMED_TIME_FORMATS)[number];

const PARTS: Readonly<Record<string, TimePart>> = {
  yyyy: { kind: "number", unit: "year", digits: 4 },
  MM: { kind: "number", unit: "month", digits: 2 },
  MMM: { kind: "month_name" },
  dd: { kind: "number", unit: "day", digits: 2 },
  d: { kind: "number", unit: "day", digits: 1 },
  EEE: { kind: "day_name" },
  HH: { kind: "number", unit: "hour", digits: 2 },
  mm: { kind: "number", unit: "minute", digits: 2 },
  ss: { kind: "number", unit: "second", digits: 2 },
  Z: { kind: "zone" },
};

/** The pieces of a format in letters, or what is wrong with it. Every format here says the day and names its year. */
export function timeParts(format: string): readonly TimePart[] | { readonly fault: string; readonly hint: string } {
  const parts: TimePart[] = [];
  for (const [token = ""] of format.matchAll(/'([^']*)'?|S+|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    if (token.startsWith("'")) parts.push({ kind: "text", text: token.length === 2 ? "'" : token.replaceAll("'", "") });
    else if (/^S+$/.test(token)) parts.push({ kind: "fraction" });
    else if (!/^[A-Za-z]/.test(token)) parts.push({ kind: "text", text: token });
    else {
      const part = PARTS[token];
      if (part === undefined)
        return {
          fault: `"${token}" means nothing`,
          hint: "letters are yyyy MM MMM dd d EEE HH mm ss S Z; other letters stand in quotes, as in yyyy-MM-dd'T'HH:mm:ss",
        };
      parts.push(part);
    }
  }
  const units = new Set(parts.flatMap((part) => (part.kind === "number" ? [part.unit] : [])));
  const missing = (["year", "day", "hour", "minute"] as const).find((unit) => !units.has(unit));
  if (missing !== undefined || !(units.has("month") || parts.some(({ kind }) => kind === "month_name")))
    return {
      fault: `it does not say the ${missing ?? "month"}`,
      hint: "a time needs yyyy, MM or MMM, dd, HH and mm: what is not written cannot be known",
    };
  return parts;
}

/** Whether a time so written always names its zone. Of "iso" it is the text that says. */
export function namesZone(format: string): boolean {
  if (format === "clf" || format.startsWith("epoch_")) return true;
  const parts = format === "iso" ? [] : timeParts(format);
  return Array.isArray(parts) && parts.some(({ kind }) => kind === "zone");
}

/** Whether the text is an offset such as "+02:00" or a zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]\d\d:\d\d$/.test(zone)) return true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
