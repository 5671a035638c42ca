import { expect, test } from "vitest";
import { SluiceError, waitFor } from "#core";

test("returns the first value that is there", async () => {
  let calls = 0;
  const value = await waitFor("three calls", () => (++calls === 3 ? calls : undefined), {
    deadline: 5_000,
    interval: 1,
  });
  expect(value).toBe(3);
});

test("says what it waited for and the last answer when the deadline passes", async () => {
  const waiting = waitFor(
    "the broker",
    () => {
      throw new Error("ECONNREFUSED");
    },
    { deadline: 30, interval: 5 },
  );
  await expect(waiting).rejects.toThrow("waited 30 ms for the broker (last answer: ECONNREFUSED)");
  await expect(waiting).rejects.toMatchObject({ code: "SLUICE_TIMEOUT" });
});

test("an error that cannot heal ends the wait at once", async () => {
  let calls = 0;
  const waiting = waitFor(
    "a start",
    () => {
      calls++;
      throw new SluiceError("SLUICE_STACK_START", "it exited");
    },
    { deadline: 60_000 },
  );
  await expect(waiting).rejects.toThrow("it exited");
  expect(calls).toBe(1);
});

test("a signal ends the wait with its own reason", async () => {
  const abort = new AbortController();
  const waiting = waitFor("never", () => false, { deadline: 60_000, signal: abort.signal });
  const reason = new Error("stopped");
  abort.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});
