import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

test("a value whose flag npm took for itself is refused with the way to write it", () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN, "60s"], {
    encoding: "utf8",
    timeout: 20_000,
    env: { ...process.env, SLUICE_KAFKA: "127.0.0.1:1", SLUICE_REGISTRY_URL: "http://127.0.0.1:1" },
  });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("SLUICE_ARGUMENT");
  expect(stderr).toContain('unexpected "60s"');
  expect(stderr).toContain("npm run generate -- --for 60s");
});
