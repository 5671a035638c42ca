import { expect, test } from "vitest";
import type { JobTrouble } from "#deploy";
import { openTroubleBook, type Seen, troubleText } from "../trouble-book.ts";

function trouble(changes: Partial<JobTrouble> = {}): JobTrouble {
  return {
    kind: "restarts",
    jobId: "0123",
    output: "payment_late",
    cause: { text: "a record is too large", hint: "make it smaller" },
    first: undefined,
    times: 3,
    more: false,
    sinceFailure: 2_000,
    sinceProgress: 12_000,
    ...changes,
  };
}

/** A look at two jobs, of which those in trouble are given. */
function seen(...troubles: JobTrouble[]): Seen {
  return { jobs: [{ output: "payment_late" }, { output: "payment_dead" }], troubles };
}

test("a job without progress is told once per cause, with its hint, and stays in the status line", () => {
  const book = openTroubleBook(60_000);
  expect(book.text()).toBeUndefined();
  expect(book.take(seen(trouble()), 5_000)).toEqual([
    "payment_late restarts: a record is too large (3 times, last progress 12 s ago)\n    hint: make it smaller",
  ]);
  expect(book.take(seen(trouble({ times: 4 })), 5_000)).toEqual([]);
  expect(book.text()).toBe("payment_late restarts: a record is too large (4 times, last progress 12 s ago)");
  const other = trouble({ cause: { text: "no transaction" }, first: { text: "a record is too large" } });
  expect(book.take(seen(other), 5_000)).toEqual([
    "payment_late restarts: no transaction (3 times, last progress 12 s ago)\n    it began with: a record is too large",
  ]);
});

test("that it gets on again is told once, and a new failure after that is news", () => {
  const book = openTroubleBook(60_000);
  book.take(seen(trouble()), 5_000);
  expect(book.take(seen(), 5_000)).toEqual(["payment_late gets on again after 3 times"]);
  expect(book.take(seen(), 5_000)).toEqual([]);
  expect(book.text()).toBeUndefined();
  expect(book.take(seen(trouble()), 5_000)).toHaveLength(1);
});

test("a job that was cancelled meanwhile does not get on again: it is gone", () => {
  const book = openTroubleBook(60_000);
  book.take(seen(trouble()), 5_000);
  expect(book.take({ jobs: [{ output: "payment_dead" }], troubles: [] }, 5_000)).toEqual([
    "payment_late has no job any more",
  ]);
});

test("it is over after the bound of watched time without progress, and any progress begins it anew", () => {
  const book = openTroubleBook(60_000);
  for (let i = 0; i <= 11; i++) book.take(seen(trouble()), 5_000);
  expect(book.over()).toBeUndefined();
  book.take(seen(trouble()), 5_000);
  expect(book.over()?.output).toBe("payment_late");
  book.take(seen(), 5_000);
  expect(book.over()).toBeUndefined();
});

test("the time before a job was seen without progress does not count", () => {
  const book = openTroubleBook(60_000);
  book.take(seen(trouble()), 600_000);
  expect(book.over()).toBeUndefined();
});

test("a job that only stands still is told, and ends no run", () => {
  const book = openTroubleBook(10_000);
  const still = trouble({ kind: "stalls", times: 0, cause: { text: "no checkpoint completes" } });
  for (let i = 0; i < 10; i++) book.take(seen(still), 5_000);
  expect(book.text()).toBe("payment_late stands still: no checkpoint completes (last progress 12 s ago)");
  expect(book.over()).toBeUndefined();
});

test("a job that has not failed lately ends no run, however long its next checkpoint takes", () => {
  const book = openTroubleBook(10_000);
  for (let i = 0; i < 10; i++) book.take(seen(trouble({ sinceFailure: 121_000 })), 5_000);
  expect(book.over()).toBeUndefined();
});

test("several outputs are told side by side; one failure, many failures and none so far have their words", () => {
  const book = openTroubleBook(10_000);
  book.take(seen(trouble(), trouble({ output: "payment_dead" })), 5_000);
  expect(book.text()).toContain("; payment_dead restarts");
  expect(troubleText(trouble({ times: 1, sinceProgress: undefined }))).toContain("(1 time, no progress seen)");
  expect(troubleText(trouble({ times: 16, more: true, kind: "ended" }))).toContain(
    "has ended: a record is too large (more than 16 times,",
  );
});
