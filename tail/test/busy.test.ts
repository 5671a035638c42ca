import { spawn } from "node:child_process";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { openRig, PATIENCE } from "./rig.ts";

const LINES = Number(process.env["BUSY_LINES"] ?? 4000);

test("a file that is written and rotated while it is read, by a reader that begins anew all the time", async () => {
  const rig = openRig({ batchBytes: 5000, clock: () => performance.now() });
  rig.append("app.log", "# first\n");
  const read = rig.poll();
  // Beside the folder, which is the tailer's.
  const looks = `${rig.folder}.looks`;
  writeFileSync(looks, "");
  const seed = process.env["BUSY_SEED"] ?? "1";
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, "busy-writer.ts"), rig.folder, String(LINES), seed, looks],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  let exited: number | null | undefined;
  writer.on("exit", (code) => {
    exited = code;
  });
  try {
    for (let round = 1; exited === undefined; round++) {
      read.push(...rig.poll());
      appendFileSync(looks, ".");
      if (round % 7 === 0) {
        rig.planOnly();
        rig.kill();
      }
      await setImmediate();
    }
    expect(exited).toBe(0);
    for (let i = 0; i < 3; i++) {
      rig.pass(2 * PATIENCE);
      read.push(...rig.poll());
    }
    const numbers = read.filter((text) => !text.startsWith("#")).map((text) => Number(text.split(" ")[0]));
    expect(rig.gaps).toEqual([]);
    expect(numbers).toEqual(Array.from({ length: LINES }, (_, i) => i + 1));
  } finally {
    if (exited === undefined) writer.kill("SIGKILL");
    rig.close();
    rmSync(looks);
  }
});
