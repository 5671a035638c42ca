import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { confirmName } from "../confirm.ts";

function terminal(isTTY: boolean): { input: PassThrough & { isTTY: boolean }; output: PassThrough } {
  return { input: Object.assign(new PassThrough(), { isTTY }), output: new PassThrough() };
}

test("the name is asked for and compared", async () => {
  const right = terminal(true);
  right.input.write("payment\n");
  await confirmName("payment", undefined, right);
  expect(String(right.output.read())).toContain("type payment to delete all of this: ");
  const wrong = terminal(true);
  wrong.input.write("payments\n");
  await expect(confirmName("payment", undefined, wrong)).rejects.toThrow(
    '"payments" is not payment: nothing was deleted',
  );
});

test("without a terminal only a name given with the command will do", async () => {
  await expect(confirmName("payment", undefined, terminal(false))).rejects.toThrow(
    "nobody is there to confirm that payment is deleted",
  );
  await expect(confirmName("payment", "view_log", terminal(false))).rejects.toThrow("nothing was deleted");
  await confirmName("payment", "payment", terminal(false));
});

test("a stop while it asks deletes nothing", async () => {
  const stop = new AbortController();
  const asked = confirmName("payment", undefined, { ...terminal(true), signal: stop.signal });
  stop.abort();
  await expect(asked).rejects.toThrow("stopped: nothing was deleted");
});
