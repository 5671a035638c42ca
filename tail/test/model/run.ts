import {
  type Batch,
  Follower,
  type FollowOptions,
  type Gap,
  type Generation,
  openNodeFiles,
  type SourcedEvent,
} from "#tail";
import type { Command, Setting } from "./commands.ts";
import { HEADER, type Life, World } from "./world.ts";

const USUAL: Setting = { patterns: ["*.log"], starts: false };
const QUIET = 500;
const PATIENCE = 1000;
const STEP = 200;

/** Runs a sequence against the real file system. Throws with what is lost, doubled or falsely told to be lost. */
export function runSequence(commands: readonly Command[], setting: Setting = USUAL): void {
  const world = new World();
  const reader = new Reader(world, setting);
  try {
    // Followed from the first line on.
    world.append(world.line(1));
    reader.poll(1000, true);
    for (const command of commands) apply(world, reader, command);
    reader.settle();
    check(world, reader);
  } finally {
    reader.close();
    world.remove();
  }
}

export function apply(world: World, reader: Reader, command: Command): void {
  switch (command.do) {
    case "write":
      for (let i = 0; i < command.lines; i++) world.append(world.line(command.length), command.header);
      break;
    case "torn":
      world.append(world.line(4).slice(0, -2));
      break;
    case "blank":
      world.append("\n");
      break;
    case "regrow":
      world.regrow(command.more);
      break;
    case "gzip":
      world.gzip(command.partly);
      break;
    case "clock_back":
      world.clockBack();
      break;
    case "poll":
      reader.poll(command.bytes, true);
      break;
    case "die":
      reader.poll(command.bytes, false);
      reader.restart();
      break;
    case "kill":
      reader.restart();
      break;
    case "wait":
      reader.pass(command.ms);
      break;
    default:
      world[command.do]();
  }
}

/** A tailer whose transactions are lists: what is committed outlives it, all else goes with it. */
export class Reader {
  /** Told of each batch that is committed: for looking at one sequence. */
  log: ((batch: Batch) => void) | undefined;
  readonly events: SourcedEvent[] = [];
  readonly gaps: Gap[] = [];
  /** How many bytes of which lives were seen, for each generation. */
  readonly seen: Map<string, Map<Life, number>> = new Map();
  readonly #world: World;
  readonly #setting: Setting;
  readonly #committed = new Map<string, Generation>();
  #files: ReturnType<typeof openNodeFiles>;
  #follower: Follower;
  #steady = 0;
  #ids = 0;

  constructor(world: World, setting: Setting) {
    this.#world = world;
    this.#setting = setting;
    this.#files = this.#open();
    this.#follower = this.#follow();
  }

  #open(): ReturnType<typeof openNodeFiles> {
    return openNodeFiles({ patterns: this.#setting.patterns, cwd: this.#world.folder });
  }

  #follow(): Follower {
    const options: FollowOptions = {
      split: {
        maxBytes: 200,
        ...(this.#setting.starts && { isStart: (line) => /^[\d#]/.test(line.toString()), startStays: true }),
      },
      timeout: QUIET,
      quiet: QUIET,
      patience: PATIENCE,
      batchBytes: 1000,
      batchEvents: 1000,
      newId: () => `g${++this.#ids}`,
    };
    return new Follower(this.#files, this.#committed.values(), options);
  }

  restart(): void {
    this.#files.close();
    this.#files = this.#open();
    this.#follower = this.#follow();
  }

  pass(ms: number): void {
    this.#steady += ms;
  }

  poll(bytes: number, commit: boolean): boolean {
    this.#steady += STEP;
    const batch = this.#follower.next({ steady: this.#steady, wall: Date.now() }, true, bytes);
    if (batch === undefined || !commit) return false;
    this.log?.(batch);
    this.events.push(...batch.events.map((event) => ({ ...event, bytes: Buffer.from(event.bytes) })));
    this.#follower.settled(batch);
    this.gaps.push(...batch.gaps);
    for (const generation of batch.changed) this.#committed.set(generation.id, generation);
    for (const id of batch.removed) this.#committed.delete(id);
    for (const { generation, found } of this.#follower.states()) {
      const life = found ? this.#world.lifeAt(generation.name) : undefined;
      if (life === undefined) continue;
      const lives = this.seen.get(generation.id) ?? new Map<Life, number>();
      lives.set(life, Math.max(lives.get(life) ?? 0, this.#world.available(life)));
      this.seen.set(generation.id, lives);
    }
    return true;
  }

  /** Until nothing happens any more, however long one waits. */
  settle(): void {
    for (let idle = 0, rounds = 0; idle < 3; rounds++) {
      if (rounds > 300) throw new Error("it never comes to rest");
      this.pass(20 * PATIENCE);
      idle = this.poll(1000, true) ? 0 : idle + 1;
    }
  }

  close(): void {
    this.#files.close();
  }
}

export function check(world: World, reader: Reader): void {
  const covered = new Map<Life, Uint8Array>(world.lives.map((life) => [life, new Uint8Array(life.text.length)]));
  const positions = new Map<string, number>();
  let newest = 0;
  for (const event of reader.events) {
    const before = positions.get(event.generation) ?? event.start;
    if (before !== event.start)
      throw new Error(`ranges of ${event.generation} are not contiguous: ${before}, then ${event.start}`);
    positions.set(event.generation, event.end);
    const text = event.bytes.toString();
    if (`${text}\n` === HEADER) continue;
    const fits = ({ text: all }: Life): boolean => {
      const written = all.slice(event.start, event.end).trim();
      return event.tooLong ? written.length > text.length && written.startsWith(text) : written === text.trim();
    };
    const life = world.lives.find(fits);
    if (life === undefined) throw new Error(`nobody ever wrote ${JSON.stringify(text)} at ${event.start}-${event.end}`);
    const number = Number(/^\d+/.exec(text)?.[0]);
    if (number < newest) throw new Error(`out of order: ${number} behind ${newest}`);
    newest = number;
    const bytes = covered.get(life) as Uint8Array;
    for (let at = event.start; at < event.end; at++)
      if (count(bytes, at) > 1 && life.text[at] !== "\n") throw new Error(`doubled: ${JSON.stringify(text)}`);
  }
  for (const [life, bytes] of covered) checkCovered(life, bytes, world, reader);
  if (!world.destroyed && reader.gaps.length > 0) throw new Error("a gap is told although nothing was removed");
}

/** All bytes of a life were read, but those that cannot be read any more; and these were told. */
function checkCovered(life: Life, bytes: Uint8Array, world: World, reader: Reader): void {
  const open = life.text.lastIndexOf("\n") + 1;
  const from = life.text.startsWith(HEADER) ? HEADER.length : 0;
  const expected = world.isLive(life) ? open : life.text.length;
  let missing = -1;
  for (let at = from; at < expected && missing < 0; at++) if (!bytes[at] && life.text[at] !== "\n") missing = at;
  if (missing < 0) return;
  const what = JSON.stringify(life.text.slice(missing));
  if (missing < world.available(life)) throw new Error(`lost, though it is still there: ${what}`);
  // Of what came and went unseen nobody can tell; nor of a file of which nothing but its header was read.
  const seen = [...reader.seen].filter(([, lives]) => missing < (lives.get(life) ?? 0)).map(([id]) => id);
  const told = reader.gaps.some(({ generation }) => seen.includes(generation));
  if (seen.length > 0 && missing > from && !told) throw new Error(`lost without a word: ${what}`);
}

function count(bytes: Uint8Array, at: number): number {
  const times = (bytes[at] ?? 0) + 1;
  bytes[at] = times;
  return times;
}
