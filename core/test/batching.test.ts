import { expect, test } from "vitest";
import { readBatching } from "../batching.ts";
import { parseSize } from "../size.ts";

test("batching is read from the flag, else from the environment, else left to the sender", () => {
  expect(readBatching({}, {})).toEqual({});
  const env = { SLUICE_BATCH_SIZE: "500", SLUICE_BATCH_BYTES: "64KB", SLUICE_LINGER: "20ms" };
  expect(readBatching({}, env)).toEqual({ records: 500, bytes: 64_000, linger: 20 });
  const flags = { "batch-size": "7", "batch-bytes": "2KiB", linger: "0" };
  expect(readBatching(flags, env)).toEqual({ records: 7, bytes: 2048, linger: 0 });
});

test("all faults of batching are told at once, each under the name that was used", () => {
  const act = (): unknown =>
    readBatching({ "batch-size": "0", "batch-bytes": "2MB" }, { SLUICE_LINGER: "soon", SLUICE_BATCH_SIZE: "x" });
  expect(act).toThrow(
    '--batch-size must be a number of records from 1 to 100000, not "0"; --batch-bytes must be a size from 1KB to 1MB, ' +
      'such as 512KB, not "2MB"; SLUICE_LINGER must be a duration up to 60s, such as 20ms, not "soon"',
  );
});

test.each([
  ["900", 900],
  ["64MB", 64_000_000],
  ["1.5 kib", 1536],
  ["2GiB", 2 * 1024 ** 3],
  ["MB", undefined],
  ["-1", undefined],
  ["10 parsecs", undefined],
])("the size %s is %s bytes", (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});
