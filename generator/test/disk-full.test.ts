import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Ledger, openLedger } from "../ledger.ts";
import { readHead, segmentsOf } from "../manifest.ts";

/** Bytes that still fit on the disk. */
const disk = vi.hoisted(() => ({ free: Number.POSITIVE_INFINITY }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    writeSync(fd: number, bytes: Buffer, at: number) {
      const size = Math.min(bytes.length - at, disk.free);
      if (size === 0) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      disk.free -= size;
      return fs.writeSync(fd, bytes, at, size);
    },
  };
});

let dir: string;
beforeEach(() => {
  disk.free = Number.POSITIVE_INFINITY;
  dir = mkdtempSync(join(tmpdir(), "sluice-full-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function open(): Ledger {
  const head = { log: "l", topic: "l", partitions: 1, lateness: 0, tolerance: 0, skew: 0 };
  return openLedger({
    dir,
    limit: Number.POSITIVE_INFINITY,
    head: { ...head, columns: [{ name: "i", type: "BIGINT" }] },
  });
}

const text = (): string =>
  segmentsOf(dir)
    .map((file) => readFileSync(file, "utf8"))
    .join("");
const FULL = expect.objectContaining({ code: "SLUICE_FILE_ACCESS", message: expect.stringMatching(/ENOSPC/) });

test("a flush that the disk cut off leaves no half line, and its rows follow when there is room again", () => {
  const ledger = open();
  ledger.write("100", 1);
  ledger.flush();
  ledger.write("200", 2);
  ledger.write("300", 3);
  disk.free = 6;
  expect(() => ledger.flush()).toThrow(FULL);
  expect(() => ledger.flush()).toThrow(dir);
  expect(text()).toBe("i\n100\n");
  disk.free = Number.POSITIVE_INFINITY;
  ledger.close();
  expect(text()).toBe("i\n100\n200\n300\n");
  expect(readHead(dir)).toMatchObject({ unknown: 0, open: false });
});

test("rows that never find room count as events of unknown outcome", () => {
  const ledger = open();
  ledger.write("100", 1);
  ledger.flush();
  ledger.write("200", 2);
  ledger.write("300", 3);
  disk.free = 2;
  expect(() => ledger.close()).toThrow(FULL);
  expect(text()).toBe("i\n100\n");
  expect(readHead(dir).unknown).toBe(2);
});

test("a segment that cannot be begun is not left behind half made", () => {
  const ledger = open();
  ledger.write("100", 1);
  disk.free = 1;
  expect(() => ledger.flush()).toThrow(FULL);
  expect(segmentsOf(dir)).toEqual([]);
  disk.free = Number.POSITIVE_INFINITY;
  ledger.close();
  expect(text()).toBe("i\n100\n");
});
