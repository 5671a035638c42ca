import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { openNodeFiles } from "#tail";
import { lines, openRig, PATIENCE, QUIET, type Rig, texts } from "./rig.ts";

let rig: Rig;
afterEach(() => rig.close());

describe("the first look", () => {
  test("reads live files from the first byte, and nothing of what was rotated before; but what is written to that", () => {
    rig = openRig();
    rig.append("app.log", lines(5, 6));
    rig.append("app.log.1", lines(3, 4));
    writeFileSync(rig.path("app.log.2.gz"), gzipSync(lines(1, 2)));
    expect(rig.poll()).toEqual(texts(5, 6));
    renameSync(rig.path("app.log.2.gz"), rig.path("app.log.3.gz"));
    renameSync(rig.path("app.log.1"), rig.path("app.log.2"));
    renameSync(rig.path("app.log"), rig.path("app.log.1"));
    rig.append("app.log", lines(7, 7));
    rig.kill();
    expect(rig.poll()).toEqual(texts(7, 7));
    rig.append("app.log.2", "late\n");
    expect(rig.poll()).toEqual(["late"]);
    expect(rig.gaps).toEqual([]);
  });

  test("reads rotated files that the patterns match, oldest first", () => {
    rig = openRig({ patterns: ["app.log*"] });
    rig.append("app.log", lines(5, 6));
    rig.append("app.log.1", lines(3, 4));
    writeFileSync(rig.path("app.log.2.gz"), gzipSync(lines(1, 2)));
    const read = rig.poll();
    rig.pass(2 * QUIET);
    expect([...read, ...rig.poll()]).toEqual(texts(1, 6));
  });
});

describe("rotated files", () => {
  test("a last line without its end is one once the file is rotated and quiet; the next file waits for it", () => {
    rig = openRig();
    rig.append("app.log", "line 1\nline 2");
    expect(rig.poll()).toEqual(["line 1"]);
    rig.pass(10 * QUIET);
    expect(rig.poll()).toEqual([]);
    renameSync(rig.path("app.log"), rig.path("app.log.1"));
    rig.append("app.log", lines(3, 3));
    // Its writer may still have it open.
    rig.append("app.log.1", " and more");
    expect(rig.poll()).toEqual([]);
    rig.pass(QUIET);
    expect(rig.poll()).toEqual(["line 2 and more", "line 3"]);
  });

  test("whoever begins anew waits for a rotated file to be quiet, too", () => {
    rig = openRig();
    rig.append("app.log", "line 1\nline 2");
    rig.poll();
    renameSync(rig.path("app.log"), rig.path("app.log.1"));
    rig.pass(100 * QUIET);
    rig.kill();
    expect(rig.poll()).toEqual([]);
    rig.append("app.log.1", " and more\n");
    expect(rig.poll()).toEqual(["line 2 and more"]);
  });

  test("a compressed file that is not whole is waited for", () => {
    rig = openRig();
    rig.append("app.log", lines(1, 100));
    rig.poll();
    rig.append("app.log", lines(101, 200));
    rig.kill();
    const packed = gzipSync(readFileSync(rig.path("app.log")));
    unlinkSync(rig.path("app.log"));
    writeFileSync(rig.path("app.log.1.gz"), packed.subarray(0, packed.length / 2));
    rig.append("app.log", lines(201, 202));
    expect(rig.poll()).toEqual([]);
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual([]);
    writeFileSync(rig.path("app.log.1.gz"), packed);
    expect(rig.poll()).toEqual(texts(101, 202));
    expect(rig.gaps).toEqual([]);
  });

  test("one that was read to its end and is removed is let go of without a word", () => {
    rig = openRig();
    rig.append("app.log", lines(1, 2));
    rig.poll();
    renameSync(rig.path("app.log"), rig.path("app.log.1"));
    rig.append("app.log", lines(3, 3));
    rig.poll();
    rig.pass(QUIET);
    rig.poll();
    rig.kill();
    unlinkSync(rig.path("app.log.1"));
    rig.poll();
    rig.pass(2 * PATIENCE);
    rig.poll();
    expect(rig.gaps).toEqual([]);
    expect([...rig.committed.values()].map(({ name }) => name)).toEqual([rig.path("app.log")]);
  });

  test("bytes that were seen and are gone are told with their range", () => {
    rig = openRig({ batchBytes: 1 });
    rig.append("app.log", lines(1, 3));
    expect(rig.planOnly()).toEqual(["line 1"]);
    rig.kill();
    expect(rig.poll()).toEqual(texts(1, 3));
    rig.append("app.log", "line 4");
    rig.append("other.log", "x\n");
    rig.poll();
    rig.kill();
    unlinkSync(rig.path("app.log"));
    rig.pass(2 * PATIENCE);
    rig.poll();
    expect(rig.gaps).toEqual([]);
    rig.pass(2 * PATIENCE);
    rig.poll();
    expect(rig.gaps).toMatchObject([{ path: rig.path("app.log"), from: 21, to: 27, certain: true }]);
  });

  test("times of files play no part", () => {
    rig = openRig();
    rig.append("app.log", lines(1, 2));
    rig.poll();
    copyFileSync(rig.path("app.log"), rig.path("app.log.1"));
    truncateSync(rig.path("app.log"), 0);
    rig.append("app.log", lines(3, 4));
    rig.kill();
    expect(rig.poll()).toEqual(texts(3, 4));
  });
});

describe("files of which only a header is known", () => {
  const HEADER = "# header";

  /** Three files that wait for the one before them; of the one at `weak` only the header was ever seen. */
  function threeWaiting(weak: 0 | 1): void {
    rig.append("app.log", "line 1\nhalf");
    rig.poll();
    for (const at of [0, 1]) {
      for (const number of [2, 1])
        if (existsSync(rig.path(`app.log.${number}`)))
          renameSync(rig.path(`app.log.${number}`), rig.path(`app.log.${number + 1}`));
      renameSync(rig.path("app.log"), rig.path("app.log.1"));
      rig.append("app.log", at === weak ? `${HEADER}\n` : `${HEADER}\n${lines(10 * at + 11, 10 * at + 13)}`);
      rig.poll();
      if (at === weak) rig.append("app.log", lines(10 * at + 11, 10 * at + 13));
    }
    rig.kill();
    for (const number of [2, 1]) renameSync(rig.path(`app.log.${number}`), rig.path(`app.log.${number + 1}`));
    renameSync(rig.path("app.log"), rig.path("app.log.1"));
  }

  function pack(name: string, partly = false): void {
    const packed = gzipSync(readFileSync(rig.path(name)));
    unlinkSync(rig.path(name));
    writeFileSync(rig.path(`${name}.gz`), partly ? packed.subarray(0, 20) : packed);
  }

  test.each([
    [0, "app.log.2"],
    [1, "app.log.1"],
  ] as const)("number %i is found again when all are compressed, and nothing else is taken for it", (weak, its) => {
    rig = openRig();
    threeWaiting(weak);
    const whole = readFileSync(rig.path(its));
    // What is compressed now has no inode any more: the next file gets it.
    for (const name of ["app.log.2", "app.log.1"]) pack(name, name === its);
    rig.append("app.log", `${HEADER}\n${lines(31, 39)}`);
    const read = rig.poll();
    rig.pass(QUIET);
    read.push(...rig.poll());
    writeFileSync(rig.path(`${its}.gz`), gzipSync(whole));
    read.push(...rig.poll());
    rig.pass(QUIET);
    read.push(...rig.poll());
    expect(read).toEqual(["half", HEADER, ...texts(11, 13), HEADER, ...texts(21, 23), HEADER, ...texts(31, 39)]);
    expect(rig.gaps).toEqual([]);
  });
});

test("the compressed form of a file that is still open is not taken for a later one with the same header", () => {
  rig = openRig();
  rig.append("app.log", `# header\n${lines(1, 3)}`);
  expect(rig.poll()).toHaveLength(4);
  renameSync(rig.path("app.log"), rig.path("app.log.1"));
  rig.append("app.log", "# header\n");
  expect(rig.poll()).toEqual(["# header"]);
  // Its name goes, it stays open here.
  writeFileSync(rig.path("app.log.1.gz"), gzipSync(readFileSync(rig.path("app.log.1"))));
  unlinkSync(rig.path("app.log.1"));
  rig.append("app.log", lines(11, 12));
  const read = rig.poll();
  rig.pass(QUIET);
  read.push(...rig.poll());
  rig.pass(2 * PATIENCE);
  expect([...read, ...rig.poll()]).toEqual(texts(11, 12));
  expect(rig.gaps).toEqual([]);
});

describe("files that are open", () => {
  test("one that is removed is read to its end, as long as it is open here", () => {
    rig = openRig();
    rig.append("app.log", lines(1, 2));
    rig.poll();
    rig.append("app.log", `${lines(3, 4)}line 5`);
    unlinkSync(rig.path("app.log"));
    const read = rig.poll();
    rig.pass(QUIET);
    expect([...read, ...rig.poll()]).toEqual(texts(3, 5));
    rig.pass(2 * PATIENCE);
    rig.poll();
    expect(rig.gaps).toEqual([]);
    expect(openIn(rig.folder)).toEqual([]);
  });

  test.each(["at once", "renamed first"])(
    "one that is removed, %s, is open until its last lines are committed",
    (how) => {
      rig = openRig();
      rig.append("app.log", lines(1, 2));
      rig.poll();
      rig.append("app.log", lines(3, 4));
      if (how === "renamed first") renameSync(rig.path("app.log"), rig.path("app.log.1"));
      else unlinkSync(rig.path("app.log"));
      for (let i = 0; i < 3; i++) {
        rig.pass(2 * QUIET);
        rig.planOnly();
      }
      if (how === "renamed first") unlinkSync(rig.path("app.log.1"));
      // The broker did not take it: a new session begins with the files that are still open.
      rig.retry();
      expect(rig.poll()).toEqual(texts(3, 4));
      rig.pass(2 * PATIENCE);
      rig.poll();
      expect(rig.gaps).toEqual([]);
      expect(openIn(rig.folder)).toEqual([]);
    },
  );

  test("there are no more of them than allowed, however many are followed", () => {
    rig = openRig({ openFiles: 8 });
    for (let i = 0; i < 60; i++) rig.append(`app-${i}x.log`, lines(1, 3));
    expect(rig.poll()).toHaveLength(180);
    for (let i = 0; i < 60; i++) rig.append(`app-${i}x.log`, lines(4, 4));
    expect(rig.poll()).toHaveLength(60);
    expect(openIn(rig.folder).length).toBeLessThanOrEqual(8);
  });

  test("a file that may not be read is told, and others go on", () => {
    rig = openRig();
    symlinkSync("loop.log", rig.path("loop.log"));
    rig.append("app.log", lines(1, 1));
    expect(rig.poll()).toEqual(["line 1"]);
    const files = openNodeFiles({ patterns: ["*.log"], cwd: rig.folder });
    files.list([]);
    expect([...files.unreadable.keys()]).toEqual([rig.path("loop.log")]);
  });
});

describe("batches", () => {
  test("hold what fits, and ranges that follow each other", () => {
    rig = openRig({ batchBytes: 20 });
    rig.append("app.log", lines(1, 9));
    expect(rig.poll()).toEqual(texts(1, 9));
    expect(rig.batches.map(({ events }) => events.length)).toEqual([3, 3, 3]);
    const ranges = rig.batches.flatMap(({ events }) => events.map(({ start, end }) => [start, end]));
    expect(ranges).toEqual(Array.from({ length: 9 }, (_, i) => [7 * i, 7 * i + 7]));
  });

  test("one file that is far behind does not keep the others waiting", () => {
    rig = openRig({ batchBytes: 100 });
    rig.append("a.log", lines(1, 500));
    rig.append("b.log", "b\n");
    rig.poll();
    const at = rig.batches.findIndex(({ events }) => events.some(({ bytes }) => bytes.toString() === "b"));
    expect(at).toBeLessThanOrEqual(1);
  });

  test("say of each file what is committed behind them: how far, and by which bytes it is known again", () => {
    rig = openRig();
    rig.append("app.log", lines(1, 2));
    rig.poll();
    expect([...rig.committed.values()]).toMatchObject([
      {
        path: rig.path("app.log"),
        kind: "log",
        order: 1,
        position: 14,
        line: 2,
        size: 14,
        anchor: { bytes: 14 },
        head: { bytes: 14 },
        done: false,
      },
    ]);
    const before = rig.batches.length;
    rig.poll();
    expect(rig.batches).toHaveLength(before);
  });

  test("a line that is too long, and grows while it is read, is told with its range and its first bytes alone", () => {
    rig = openRig();
    rig.append("app.log", `a\n${"x".repeat(3 << 20)}`);
    expect(rig.poll()).toEqual(["a"]);
    rig.append("app.log", `${"y".repeat(1 << 20)}\nb\n`);
    expect(rig.poll()).toEqual(["x".repeat(1000), "b"]);
    const long = rig.batches.flatMap(({ events }) => events).find(({ tooLong }) => tooLong);
    expect(long).toMatchObject({ start: 2, end: 2 + (4 << 20) + 1, line: 2 });
  });

  test("the last event of several lines waits for its time", () => {
    rig = openRig({ split: { maxBytes: 1000, isStart: (line) => /^line/.test(line.toString()) } });
    rig.append("app.log", "line 1\n at x\nline 2\n at y\n");
    expect(rig.poll()).toEqual(["line 1\n at x"]);
    rig.append("app.log", " at z\n");
    rig.pass(QUIET - 10);
    expect(rig.poll()).toEqual([]);
    rig.pass(QUIET);
    expect(rig.poll()).toEqual(["line 2\n at y\n at z"]);
  });
});

/** Files of the folder that this process has open. */
function openIn(folder: string): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(`${folder}/`) ? [path] : [];
    } catch {
      return [];
    }
  });
}

test("a copy that was seen half made is forgotten without a gap once it is the file of another generation", () => {
  rig = openRig();
  rig.append("app.log", lines(1, 400));
  expect(rig.poll()).toEqual(texts(1, 400));
  rig.append("app.log.1", lines(1, 300));
  expect(rig.poll()).toEqual([]);
  rig.append("app.log.1", lines(301, 400));
  expect(rig.poll()).toEqual([]);
  truncateSync(rig.path("app.log"), 0);
  rig.append("app.log", lines(401, 410));
  expect(rig.poll()).toEqual(texts(401, 410));
  rig.pass(2 * PATIENCE);
  rig.append("app.log", lines(411, 411));
  expect(rig.poll()).toEqual(texts(411, 411));
  expect(rig.gaps).toEqual([]);
});

test("a compressed file that somebody unpacks beside it is taken for nothing new, however little is known of the newest", () => {
  rig = openRig();
  rig.append("app.log", `# header\n${lines(1, 40)}`);
  expect(rig.poll()).toEqual(["# header", ...texts(1, 40)]);
  renameSync(rig.path("app.log"), rig.path("app.log.1"));
  rig.append("app.log", "# header\n");
  rig.pass(2 * QUIET);
  expect(rig.poll()).toEqual(["# header"]);
  rig.pass(2 * QUIET);
  const text = readFileSync(rig.path("app.log.1"));
  writeFileSync(rig.path("app.log.1.gz"), gzipSync(text));
  unlinkSync(rig.path("app.log.1"));
  rig.pass(2 * QUIET);
  expect(rig.poll()).toEqual([]);
  writeFileSync(rig.path("app.log.1"), text);
  expect(rig.poll()).toEqual([]);
  rig.append("app.log", lines(41, 42));
  expect(rig.poll()).toEqual(texts(41, 42));
  expect(rig.gaps).toEqual([]);
});

test("a file of which only its header is known and that is copied, truncated and begun anew goes on in the copy", () => {
  rig = openRig();
  rig.append("app.log", "# header\n");
  expect(rig.poll()).toEqual(["# header"]);
  rig.append("app.log", lines(1, 5));
  copyFileSync(rig.path("app.log"), rig.path("app.log.1"));
  truncateSync(rig.path("app.log"), 0);
  rig.append("app.log", "# header\n");
  rig.pass(2 * QUIET);
  expect(rig.poll()).toEqual([...texts(1, 5), "# header"]);
  rig.append("app.log", lines(6, 9));
  expect(rig.poll()).toEqual(texts(6, 9));
  expect(rig.gaps).toEqual([]);
});
