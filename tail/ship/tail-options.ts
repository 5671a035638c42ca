import type { SluiceError } from "#core";
import type { Kafka } from "#kafka";
import type { Files } from "../follow/files.ts";
import type { Batch, FollowOptions } from "../follow/follower.ts";
import type { FileLog } from "../parse/event-parser.ts";

/** `waiting`: no broker has answered since that time; nothing is read, and nothing is lost. */
export type TailState = "running" | "stopped" | { readonly waitingSince: Date; readonly reason: SluiceError };

/** Places between which a process may die; tests stop it there. */
export type TailPoint =
  | "after-read"
  | "mid-send"
  | "after-send"
  | "after-position"
  | "during-commit"
  | "after-commit"
  | "during-rotation-search";

export interface TailOptions<T> {
  readonly kafka: Kafka;
  readonly log: FileLog<T>;
  readonly files: Files;
  /** Names the work: whoever begins under the same name goes on where the last one stopped, and stops it. */
  readonly set: string;
  /** Ends it: what is begun is committed. */
  readonly signal: AbortSignal;
  /** The id to write in frames: then no registry is asked. */
  readonly schemaId?: number;
  /** Register the schema when the subject does not have it. Default false. */
  readonly register?: boolean;
  /** Milliseconds between two looks at the folders while lines come. Default 100. */
  readonly lookEvery?: number;
  /** The time that records get, in milliseconds: that of their arrival. Default: the clock's. */
  readonly arrival?: () => number;
  readonly follow?: Partial<Omit<FollowOptions, "split" | "newId">>;
  readonly onState?: (state: TailState) => void;
  readonly onBatch?: (batch: Batch) => void;
  /** Each file that may not be read, once, with the reason. */
  readonly onUnreadable?: (path: string, reason: string) => void;
  /** For tests: called at each place; what it does happens there. */
  readonly onPoint?: (point: TailPoint) => void | Promise<void>;
}
