import { AppLog } from "#generated";
import { decodeRecord } from "#kafka";
import { messageOf } from "./numbered-line.ts";

/** What readers of the topic found, against what was written. All of them are 0 when each line is there once. */
export interface Verdict {
  /** Written, and not there. */
  readonly lost: number;
  /** There once more. */
  readonly doubled: number;
  /** Behind a later one of the same application. */
  readonly disordered: number;
  /** Places where the ranges of one source do not follow each other, or do not begin at 0. */
  readonly holes: number;
  /** Not as it was written, or never written. */
  readonly broken: number;
}

export interface TallyRecord {
  readonly value: Buffer | null;
  /** By its name, or nothing. */
  header(name: string): string | undefined;
}

interface App {
  /** How often each number was there. */
  times: Uint8Array;
  highest: number;
  disordered: number;
}

/** Numbered lines as they come from a topic: takes millions of them. */
export class Tally {
  records = 0;
  #broken = 0;
  readonly #apps = new Map<string, App>();
  readonly #ranges = new Map<string, [number, number][]>();

  /** Those of one application in the order of the topic. */
  add({ value, header }: TallyRecord): void {
    this.records++;
    const event = header("fault") === undefined && value !== null ? decodeRecord(AppLog, value) : undefined;
    if (event === undefined || event.message !== messageOf(event.app, Number(event.serial))) {
      this.#broken++;
      return;
    }
    this.#addRange(header("src") ?? "", header("range") ?? "");
    this.#addSerial(event.app, Number(event.serial));
  }

  #addRange(src: string, range: string): void {
    const [start = Number.NaN, end = Number.NaN] = range.split("-").map(Number);
    const ranges = this.#ranges.get(src);
    if (ranges === undefined) this.#ranges.set(src, [[start, end]]);
    else ranges.push([start, end]);
  }

  #addSerial(name: string, serial: number): void {
    let app = this.#apps.get(name);
    if (app === undefined) {
      app = { times: new Uint8Array(1024), highest: 0, disordered: 0 };
      this.#apps.set(name, app);
    }
    if (serial >= app.times.length) {
      const more = new Uint8Array(2 * serial);
      more.set(app.times);
      app.times = more;
    }
    if (app.times[serial] === 0 && serial < app.highest) app.disordered++;
    app.times[serial] = Math.min(255, (app.times[serial] ?? 0) + 1);
    app.highest = Math.max(app.highest, serial);
  }

  /** Each application has written the numbers from 1 to this one. */
  verdict(written: Iterable<readonly [string, number]>): Verdict {
    const expected = new Map(written);
    let [lost, doubled, disordered, broken, holes] = [0, 0, 0, this.#broken, 0];
    for (const [name, lines] of expected) {
      const times = this.#apps.get(name)?.times;
      for (let serial = 1; serial <= lines; serial++) if ((times?.[serial] ?? 0) === 0) lost++;
    }
    for (const [name, app] of this.#apps) {
      const lines = expected.get(name) ?? 0;
      disordered += app.disordered;
      for (const [serial, n] of app.times.entries()) {
        if (n > 1) doubled += n - 1;
        if (n > 0 && (serial < 1 || serial > lines)) broken++;
      }
    }
    for (const ranges of this.#ranges.values()) {
      ranges.sort(([a], [b]) => a - b);
      for (const [i, [start]] of ranges.entries()) if (start !== (i === 0 ? 0 : ranges[i - 1]?.[1])) holes++;
    }
    return { lost, doubled, disordered, holes, broken };
  }
}
