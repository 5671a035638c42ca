import type { Batching, Config } from "#core";
import type { StackPorts } from "#stack";
import type { Screen } from "./screen.ts";

/** What one run of `npm start` was asked for, and where it shows itself. */
export interface StartOptions {
  readonly config: Config;
  /** Ports of the local stack; undefined: all addresses are given and no engine is started. */
  readonly ports: StackPorts | "free" | undefined;
  /** The configured registry is used and none is started; the other engines are local. */
  readonly ownRegistry?: boolean;
  /** Names of pipelines; undefined: all. */
  readonly pipelines: readonly string[] | undefined;
  /** Events per second of each log; undefined: 1,000 of one, 200 of several. */
  readonly rate: number | undefined;
  readonly seed: number;
  /** Milliseconds to run after the first event was sent; undefined: until stopped. */
  readonly for: number | undefined;
  /** How records are put together before they are sent. */
  readonly batching: Batching;
  readonly screen: Screen;
  /** Progress of the phases: what a person sees before the first event and after the last. */
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}
