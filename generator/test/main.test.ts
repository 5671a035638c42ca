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

test.each([
  ["--rate 0", "--rate must be above 0 and at most 10000000 events per second"],
  ["--rate 1e12", "--rate must be above 0 and at most 10000000 events per second"],
  ["--seed 1.5", "--seed must be a whole number from 0 on"],
  ["--sample 0", "--sample must be a whole number from 1 on"],
  ["--backfill 1m --start 2026-01-01T00:00:00Z --events 5", "--backfill and --start exclude each other"],
])("%s is refused", (flags, said) => {
  const args = [MAIN, ...flags.split(" "), ...(flags.includes("sample") ? [] : ["--dry-run"])];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 20_000 });
  expect(stderr).toContain(`SLUICE_ARGUMENT  ${said}`);
  expect([status, stdout]).toEqual([1, ""]);
});

test("events into a pipe that is closed end without a word", () => {
  const command = `"${process.execPath}" "${MAIN}" --to stdout --events 200000 | head -1; echo "code \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", timeout: 60_000 });
  expect(stdout).toMatch(/^\{"i":0,.*\}\ncode 0\n$/);
  expect(stderr).not.toContain("SLUICE_INTERNAL");
});
