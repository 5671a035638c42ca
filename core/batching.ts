import { parseDuration } from "./command.ts";
import { SluiceError } from "./error.ts";
import { parseSize } from "./size.ts";

/** How records are put together before they are sent; what is absent is left to whoever sends. */
export interface Batching {
  /** Records of a batch at the most. */
  readonly records?: number;
  /** Bytes of a batch at the most: then it is sent. */
  readonly bytes?: number;
  /** Milliseconds that a record may wait for others. */
  readonly linger?: number;
}

/** The flags of every producing command, for `parseArguments`. */
export const BATCHING_OPTIONS: Readonly<Record<"batch-size" | "batch-bytes" | "linger", { readonly type: "string" }>> =
  {
    "batch-size": { type: "string" },
    "batch-bytes": { type: "string" },
    linger: { type: "string" },
  };

/** Their lines for a usage text. */
export const BATCHING_USAGE = `  --batch-size <n>      records of a batch at the most, or SLUICE_BATCH_SIZE
  --batch-bytes <size>  bytes of a batch at the most, such as 512KB, or SLUICE_BATCH_BYTES
  --linger <duration>   how long a record may wait for others, such as 20ms, or SLUICE_LINGER`;

const MOST_RECORDS = 100_000;
const LEAST_BYTES = 1000;
/** A broker takes batches of 1 MiB, headers included, unless it is told otherwise. */
const MOST_BYTES = 1_000_000;
const LONGEST = 60_000;

/** Reads flags, else the environment; all faults in one SLUICE_ARGUMENT. */
export function readBatching(
  values: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Batching {
  const faults: string[] = [];
  const read = (
    flag: string,
    setting: string,
    parse: (text: string) => number | undefined,
    low: number,
    high: number,
    what: string,
  ): number | undefined => {
    const given = values[flag];
    const [name, text] = typeof given === "string" ? [`--${flag}`, given] : [setting, env[setting]];
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value !== undefined && value >= low && value <= high) return value;
    faults.push(`${name} must be ${what}, not "${text}"`);
    return undefined;
  };
  const whole = (text: string): number | undefined => (/^\d+$/.test(text.trim()) ? Number(text) : undefined);
  const records = read(
    "batch-size",
    "SLUICE_BATCH_SIZE",
    whole,
    1,
    MOST_RECORDS,
    `a number of records from 1 to ${MOST_RECORDS}`,
  );
  const bytes = read(
    "batch-bytes",
    "SLUICE_BATCH_BYTES",
    parseSize,
    LEAST_BYTES,
    MOST_BYTES,
    "a size from 1KB to 1MB, such as 512KB",
  );
  const linger = read(
    "linger",
    "SLUICE_LINGER",
    (text) => whole(text) ?? parseDuration(text),
    0,
    LONGEST,
    "a duration up to 60s, such as 20ms",
  );
  if (faults.length > 0) {
    throw new SluiceError("SLUICE_ARGUMENT", faults.join("; "), {
      hint: `how records are batched:\n${BATCHING_USAGE}`,
    });
  }
  return {
    ...(records !== undefined && { records }),
    ...(bytes !== undefined && { bytes }),
    ...(linger !== undefined && { linger }),
  };
}
