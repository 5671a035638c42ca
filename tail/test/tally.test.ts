import { expect, test } from "vitest";
import { AppLog } from "#generated";
import { createWriter, writeFrameHeader } from "#kafka";
import { messageOf } from "./numbered-line.ts";
import { Tally, type TallyRecord } from "./tally.ts";

function record(app: string, serial: number, headers: Record<string, string>, message?: string): TallyRecord {
  const out = createWriter(256);
  writeFrameHeader(out, 7, AppLog.index);
  const said = message ?? messageOf(app, serial);
  const rest = { level: "INFO", file: "", line: 0n, unparsed: "" } as const;
  AppLog.encode({ app, serial: BigInt(serial), writtenAt: new Date(), message: said, ...rest }, out);
  return { value: Buffer.from(out.buf.subarray(0, out.pos)), header: (name) => headers[name] };
}

/** Lines of ten bytes of one source. */
const line = (serial: number, start: number = 10 * (serial - 1)): TallyRecord =>
  record("cart", serial, { src: "a", range: `${start}-${start + 10}` });

function judge(records: readonly TallyRecord[], lines = 3): object {
  const tally = new Tally();
  for (const one of records) tally.add(one);
  const found = Object.entries(tally.verdict([["cart", lines]]));
  return Object.fromEntries(found.filter(([, n]) => n > 0));
}

test("finds nothing wrong with lines that are all there once, in order", () => {
  expect(judge([line(1), line(2), line(3)])).toEqual({});
});

test("tells what is lost, at the end too, and all of an application of which nothing came", () => {
  expect(judge([line(1), line(3)])).toEqual({ lost: 1, holes: 1 });
  expect(judge([line(1), line(2)])).toEqual({ lost: 1 });
  expect(judge([])).toEqual({ lost: 3 });
});

test("tells what is doubled, from the same source or from another one", () => {
  expect(judge([line(1), line(2), line(2), line(3)])).toEqual({ doubled: 1, holes: 1 });
  const again = record("cart", 3, { src: "b", range: "0-10" });
  expect(judge([line(1), line(2), line(3), again, again])).toEqual({ doubled: 2, holes: 1 });
});

test("tells what comes late", () => {
  expect(judge([line(1), line(3), line(2)])).toEqual({ disordered: 1 });
});

test("tells a range that does not follow the one before, or does not begin the file", () => {
  expect(judge([line(1), line(2), line(3, 21)])).toEqual({ holes: 1 });
  expect(judge([line(1, 1), line(2, 11), line(3, 21)])).toEqual({ holes: 1 });
});

test("tells what is not as it was written, or never was", () => {
  const headers = { src: "a", range: "20-30" };
  expect(judge([line(1), line(2), record("cart", 3, headers, "half of i")])).toEqual({ lost: 1, broken: 1 });
  expect(judge([line(1), line(2), record("cart", 3, { ...headers, fault: "value: ?" })])).toEqual({
    lost: 1,
    broken: 1,
  });
  expect(judge([line(1), line(2), line(3), line(4)])).toEqual({ broken: 1 });
  expect(judge([line(1), line(2), line(3), record("crm", 1, { src: "b", range: "0-10" })])).toEqual({ broken: 1 });
});
