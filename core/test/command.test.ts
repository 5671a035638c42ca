import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";

test.each(["start/main.ts", "start/show/main.ts", "deploy/main.ts", "stack/main.ts"])(
  "%s --help shows the usage",
  (main) => {
    const args = [join(ROOT, main), ...(main.startsWith("deploy") ? ["plan"] : []), "--help"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 20_000 });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/npm run|npm start|check-sql/);
  },
);
