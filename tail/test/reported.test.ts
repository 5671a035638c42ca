import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPosition } from "#tail";
import { lines, openRig, PATIENCE, QUIET, type Rig, texts } from "./rig.ts";

let rig: Rig;
beforeEach(() => {
  rig = openRig();
});
afterEach(() => rig.close());

const HEADER = "# a header that every file of this application begins with, longer than a short fingerprint\n";

function rotate(name = "app.log"): void {
  renameSync(rig.path(name), rig.path(`${name}.1`));
}

function copytruncate(): void {
  copyFileSync(rig.path("app.log"), rig.path("app.log.1"));
  truncateSync(rig.path("app.log"), 0);
}

describe("what other shippers were reported to lose or to repeat", () => {
  test("a new file that was given the inode of a removed one is read from its first line", () => {
    for (let tries = 1; ; tries++) {
      rig.append("app.log", lines(1, 10));
      rig.poll();
      rig.kill();
      const { ino } = statSync(rig.path("app.log"));
      unlinkSync(rig.path("app.log"));
      rig.append("app.log", lines(11, 25));
      // The file system gives the inode again, unless another process was faster; without that there is nothing to mistake.
      if (statSync(rig.path("app.log")).ino === ino) break;
      expect(tries).toBeLessThan(50);
      rig.close();
      rig = openRig();
    }
    rig.poll();
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual(texts(11, 25));
    // Whether the removed file had got more lines nobody can know: that is told.
    expect(rig.gaps).toMatchObject([{ from: lines(1, 10).length, certain: false }]);
  });

  test("offsets of files that are gone do not make a file with the same inode be skipped", () => {
    rig.append("app.log", lines(1, 100));
    rig.poll();
    rig.kill();
    unlinkSync(rig.path("app.log"));
    rig.append("app.log", lines(1, 3, " of another file"));
    rig.pass(2 * PATIENCE);
    const read = [...rig.poll()];
    rig.pass(2 * PATIENCE);
    expect([...read, ...rig.poll()]).toEqual(texts(1, 3, " of another file"));
  });

  test("a rename is no new file: nothing is sent again", () => {
    rig.append("app.log", lines(1, 150));
    rig.poll();
    rotate();
    expect(rig.poll()).toEqual([]);
    rig.append("app.log", lines(151, 160));
    expect(rig.poll()).toEqual(texts(151, 160));
    rig.kill();
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual([]);
    expect(rig.gaps).toEqual([]);
  });

  test("copytruncate under a writer: all of 150 lines, each once", () => {
    const read: string[] = [];
    for (let i = 0; i < 3; i++) {
      rig.append("app.log", lines(50 * i + 1, 50 * i + 35));
      read.push(...rig.poll());
      rig.append("app.log", lines(50 * i + 36, 50 * i + 50));
      if (i < 2) copytruncate();
    }
    // The second copy overwrote the first: as logrotate does with `rotate 1`.
    read.push(...rig.poll());
    rig.pass(2 * PATIENCE);
    read.push(...rig.poll());
    expect(read).toEqual(texts(1, 150));
    expect(rig.gaps.filter(({ certain }) => certain)).toEqual([]);
  });

  test("copytruncate does not make the copy be sent again", () => {
    rig.append("app.log", lines(1, 150));
    expect(rig.poll()).toEqual(texts(1, 150));
    copyFileSync(rig.path("app.log"), rig.path("app.log.1"));
    expect(rig.poll()).toEqual([]);
    truncateSync(rig.path("app.log"), 0);
    expect(rig.poll()).toEqual([]);
    rig.append("app.log", lines(151, 155));
    expect(rig.poll()).toEqual(texts(151, 155));
    rig.kill();
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual([]);
  });

  test("files with the same header are not taken for each other", () => {
    rig.append("app.log", HEADER + lines(1, 5));
    expect(rig.poll()).toHaveLength(6);
    rotate();
    rig.append("app.log", HEADER + lines(6, 8));
    expect(rig.poll()).toEqual([HEADER.trimEnd(), ...texts(6, 8)]);
    rig.append("other.log", HEADER + lines(1, 2, " of other"));
    expect(rig.poll()).toEqual([HEADER.trimEnd(), ...texts(1, 2, " of other")]);
  });

  test("files with the same first 1000 bytes are told apart by what was read last", () => {
    const same = lines(1, 120, " the same in both");
    rig.append("app.log", same + lines(1, 5, " of the first"));
    expect(rig.poll()).toHaveLength(125);
    rig.kill();
    copytruncate();
    rig.append("app.log", same + lines(1, 9, " of the second"));
    expect(rig.poll()).toEqual([...same.trimEnd().split("\n"), ...texts(1, 9, " of the second")]);
    expect(rig.gaps).toEqual([]);
  });

  test("a file that begins with the same 1000 bytes as the one before it is read, though no copy was kept", () => {
    const same = lines(1, 120, " the same in both");
    rig.append("app.log", same + lines(1, 5, " of the first"));
    rig.poll();
    rig.kill();
    truncateSync(rig.path("app.log"), 0);
    rig.append("app.log", same + lines(1, 9, " of the second"));
    rig.poll();
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual([...same.trimEnd().split("\n"), ...texts(1, 9, " of the second")]);
    expect(rig.gaps).toMatchObject([{ certain: false }]);
  });

  test("a file is read however small it is", () => {
    rig.append("app.log", "x\n");
    expect(rig.poll()).toEqual(["x"]);
    rig.append("b.log", "y\n");
    expect(rig.poll()).toEqual(["y"]);
  });

  test("a truncated file is noticed though its inode is the same", () => {
    rig.append("app.log", lines(1, 10));
    rig.poll();
    truncateSync(rig.path("app.log"), 0);
    rig.append("app.log", lines(11, 12));
    rig.poll();
    rig.pass(2 * PATIENCE);
    expect(rig.poll()).toEqual(texts(11, 12));
  });

  test("a file that was truncated while nobody read and grew past its old size is noticed", () => {
    rig.append("app.log", HEADER + lines(1, 10));
    rig.poll();
    rig.kill();
    copytruncate();
    rig.append("app.log", HEADER + lines(11, 60));
    expect(rig.poll()).toEqual([HEADER.trimEnd(), ...texts(11, 60)]);
    expect(rig.gaps).toEqual([]);
  });

  test("a broker that is away moves no position: what was read is read again, once", () => {
    rig.append("app.log", lines(1, 10));
    expect(rig.planOnly()).toEqual(texts(1, 10));
    rig.append("app.log", lines(11, 12));
    rig.kill();
    expect(rig.poll()).toEqual(texts(1, 12));
  });

  test("a restart repeats nothing", () => {
    rig.append("app.log", lines(1, 10));
    rig.poll();
    for (let i = 0; i < 3; i++) {
      rig.kill();
      expect(rig.poll()).toEqual([]);
    }
    rig.append("app.log", lines(11, 11));
    expect(rig.poll()).toEqual(texts(11, 11));
  });

  test("half a line that was read before the process ended is not lost", () => {
    rig.append("app.log", "line 1\nline");
    expect(rig.poll()).toEqual(["line 1"]);
    rig.kill();
    rig.append("app.log", " 2\n");
    expect(rig.poll()).toEqual(["line 2"]);
  });

  test("files that were rotated while nobody read are read on, and not again: renamed, compressed, or several at once", () => {
    rig.append("app.log", lines(1, 10));
    rig.poll();
    rig.append("app.log", lines(11, 20));
    rig.kill();
    writeFileSync(rig.path("app.log.3.gz"), gzipSync(readFileSync(rig.path("app.log"))));
    unlinkSync(rig.path("app.log"));
    rig.append("app.log.2", lines(21, 30));
    rig.append("app.log.1", `${lines(31, 39)}line 40`);
    rig.append("app.log", lines(41, 45));
    const read = rig.poll();
    rig.pass(2 * QUIET);
    expect([...read, ...rig.poll()]).toEqual(texts(1, 45).slice(10));
    expect(rig.gaps).toEqual([]);
  });

  test("a rotation goes on being read when a later file of the folder cannot be", () => {
    mkdirSync(rig.path("broken.log"));
    rig.append("app.log", lines(1, 2));
    expect(rig.poll()).toEqual(texts(1, 2));
    rotate();
    rig.append("app.log", lines(3, 4));
    expect(rig.poll()).toEqual(texts(3, 4));
  });

  test("a position that cannot be read stops everything: it is no reason to begin at the first byte", () => {
    rig.append("app.log", lines(1, 2));
    rig.poll();
    const [generation] = [...rig.committed.values()];
    const whole = JSON.stringify(generation);
    expect(readPosition(Buffer.from(whole), "set/g1")).toEqual(generation);
    for (const text of ["", whole.slice(0, -5), "{}", whole.replace('"position":', '"was":')])
      expect(() => readPosition(Buffer.from(text), "set/g1")).toThrow(/no position under set\/g1/);
  });
});
