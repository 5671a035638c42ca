import type { Random } from "./random.ts";

/** Makes one value. `time` is the event time in milliseconds. */
export type Make = (random: Random, time: number) => unknown;
