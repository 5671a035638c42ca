import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Files, Follower, type Generation, type OpenFile, openNodeFiles } from "#tail";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-tail-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);

/** The files of the folder; `rotate` is called once, right behind the next look into it. */
function racing(): { files: Files; rotate?: (() => void) | undefined } {
  const real = openNodeFiles({ patterns: ["*.log"], cwd: folder });
  const race: { files: Files; rotate?: (() => void) | undefined } = {
    files: {
      ...real,
      list(paths) {
        const entries = real.list(paths);
        const { rotate } = race;
        race.rotate = undefined;
        rotate?.();
        return entries;
      },
    },
  };
  return race;
}

function follow(files: Files): Follower {
  let ids = 0;
  return new Follower(files, [], {
    split: { maxBytes: 1000 },
    timeout: 500,
    quiet: 500,
    patience: 1000,
    batchBytes: 1 << 20,
    batchEvents: 1000,
    newId: () => `g${++ids}`,
  });
}

function reader(files: Files): { read(): string[]; gaps: number } {
  let steady = 0;
  const committed = new Map<string, Generation>();
  const follower = follow(files);
  const found = {
    gaps: 0,
    read() {
      const texts: string[] = [];
      for (let idle = 0; idle < 3; ) {
        const batch = follower.next({ steady: ++steady, wall: Date.now() }, true);
        idle = batch === undefined ? idle + 1 : 0;
        texts.push(...(batch?.events.map(({ bytes }) => bytes.toString()) ?? []));
        found.gaps += batch?.gaps.length ?? 0;
        for (const generation of batch?.changed ?? []) committed.set(generation.id, generation);
      }
      return texts;
    },
  };
  return found;
}

test("a file that is copied, truncated and begun again with the same header between the look and the reading", () => {
  const race = racing();
  const found = reader(race.files);
  writeFileSync(path("app.log"), "# header\nline");
  expect(found.read()).toEqual(["# header"]);
  appendFileSync(path("app.log"), " 1\n");
  race.rotate = () => {
    appendFileSync(path("app.log"), "line 2\n");
    copyFileSync(path("app.log"), path("app.log.1"));
    truncateSync(path("app.log"), 0);
    appendFileSync(path("app.log"), "# header\nanother 1, longer than what was there\n");
  };
  expect(found.read()).toEqual(["line 1", "line 2", "# header", "another 1, longer than what was there"]);
  race.files.close();
});

test("files that are renamed one after the other while their folder is read", () => {
  const race = racing();
  const found = reader(race.files);
  writeFileSync(path("app.log"), "line 1\n");
  expect(found.read()).toEqual(["line 1"]);
  renameSync(path("app.log"), path("app.log.1"));
  writeFileSync(path("app.log"), "line 2\n");
  race.rotate = () => {
    renameSync(path("app.log.1"), path("app.log.2"));
    renameSync(path("app.log"), path("app.log.1"));
    writeFileSync(path("app.log"), "line 3\n");
  };
  expect(found.read()).toEqual(["line 2", "line 3"]);
  expect(found.gaps).toBe(0);
  race.files.close();
});

test("a new file that is copied and truncated before it was ever looked into", () => {
  const race = racing();
  const found = reader(race.files);
  writeFileSync(path("app.log"), "line 1\n");
  expect(found.read()).toEqual(["line 1"]);
  renameSync(path("app.log"), path("app.log.1"));
  writeFileSync(path("app.log"), "# header\nline 2\n");
  race.rotate = () => {
    renameSync(path("app.log.1"), path("app.log.2"));
    copyFileSync(path("app.log"), path("app.log.1"));
    truncateSync(path("app.log"), 0);
    appendFileSync(path("app.log"), "# header\nline 3\n");
  };
  expect(found.read()).toEqual(["# header", "line 2", "# header", "line 3"]);
  expect(found.gaps).toBe(0);
  race.files.close();
});

/** The files of the folder; `rotate` is called once, behind so many more calls that ask a file for its size or its bytes. */
function racingAt(): { files: Files; calls: number; rotate?: (() => void) | undefined } {
  const real = openNodeFiles({ patterns: ["*.log"], cwd: folder });
  const count = <T>(answer: T): T => {
    const { rotate } = race;
    if (rotate !== undefined && --race.calls <= 0) {
      race.rotate = undefined;
      rotate();
    }
    return answer;
  };
  const race: ReturnType<typeof racingAt> = {
    calls: 0,
    files: {
      ...real,
      open(entry) {
        const file = real.open(entry);
        if (typeof file === "string") return file;
        const counted: OpenFile = {
          size: () => count(file.size()),
          read: (into, position) => count(file.read(into, position)),
        };
        return counted;
      },
    },
  };
  return race;
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}, some forty bytes of it in all`);

test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
  "a file that is copied, truncated and grows longer than it was, behind call %d of a look that finds it grown",
  (calls) => {
    const race = racingAt();
    const found = reader(race.files);
    const write = (from: number, to: number): void =>
      appendFileSync(path("app.log"), `${numbers(from, to).join("\n")}\n`);
    write(1, 40);
    expect(found.read()).toEqual(numbers(1, 40));
    write(41, 41);
    race.calls = calls;
    race.rotate = () => {
      copyFileSync(path("app.log"), path("app.log.1"));
      truncateSync(path("app.log"), 0);
      write(42, 100);
    };
    expect(found.read()).toEqual(numbers(41, 100));
    expect(race.rotate).toBeUndefined();
    expect(found.gaps).toBe(0);
    race.files.close();
  },
);

test("a look in the middle of a rotation says so, and one that finds what the last one found does not", () => {
  const race = racing();
  const follower = follow(race.files);
  const look = (): string[] | undefined =>
    follower.next({ steady: 1, wall: Date.now() }, true)?.events.map(({ bytes }) => bytes.toString());
  const rotate = (serial: number): void => {
    renameSync(path("app.log"), path("app.log.1"));
    writeFileSync(path("app.log"), `line ${serial}\n`);
  };
  writeFileSync(path("app.log"), "line 1\n");
  expect([look(), follower.isSettled]).toEqual([["line 1"], true]);
  rotate(2);
  race.rotate = () => {
    renameSync(path("app.log.1"), path("app.log.2"));
    rotate(3);
  };
  expect([look(), follower.isSettled]).toEqual([undefined, false]);
  expect([look(), follower.isSettled]).toEqual([["line 2", "line 3"], true]);
});
