import { describe, expect, test } from "vitest";
import type { OpenFile } from "#tail";
import { anchorOf, headOf } from "../follow/fingerprint.ts";
import { readWindow } from "../read/read-file.ts";
import { startAt } from "../read/split-events.ts";

function fileOf(text: string): OpenFile {
  const bytes = Buffer.from(text);
  return {
    size: () => bytes.length,
    read: (into, position) => bytes.copy(into, 0, position, position + into.length),
  };
}

const END = { flush: false, final: false };
const OPTIONS = { maxBytes: 100 };

describe("a window of a file", () => {
  const before = fileOf("line 1\nline 2\n");
  const known = { anchor: anchorOf(before, 7)!, head: headOf(before, 14, 7)! };

  test("gives the events behind the position and the print of the bytes before the next", () => {
    const read = readWindow(before, startAt(7, 1), known, OPTIONS, END, 1000);
    expect(read?.events.map(({ bytes, start, end, line }) => [bytes.toString(), start, end, line])).toEqual([
      ["line 2", 7, 14, 2],
    ]);
    expect(read).toMatchObject({ size: 14, atEnd: true, anchor: anchorOf(before, 14) });
  });

  test("is not read when the file was truncated and grew again since it was looked at", () => {
    expect(readWindow(fileOf("line 9\nline 2\n"), startAt(7, 1), known, OPTIONS, END, 1000)).toBeUndefined();
    expect(readWindow(fileOf("line"), startAt(7, 1), known, OPTIONS, END, 1000)).toBeUndefined();
    const behindBlanks = { position: 7, line: 1, next: 8, passed: 1 };
    expect(readWindow(fileOf("line 9\n\nline 2\n"), behindBlanks, known, OPTIONS, END, 1000)).toBeUndefined();
    // The same bytes before the position, other first lines.
    expect(readWindow(fileOf("line 1\nline 9\n"), startAt(7, 1), known, OPTIONS, END, 1000)).toBeUndefined();
  });
});
