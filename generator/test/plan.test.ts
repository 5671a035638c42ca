import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFlags } from "../flags.ts";
import { type Declared, declared } from "./fixture.ts";

let d: Declared;
let dir: string;
beforeAll(async () => {
  d = await declared();
  dir = mkdtempSync(join(tmpdir(), "sluice-plan-"));
});
afterAll(() => {
  d?.remove();
  rmSync(dir, { recursive: true, force: true });
});

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The command in a project of its own, with no broker and no registry anywhere. */
function generate(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    timeout: 60_000,
    env: {
      ...process.env,
      SLUICE_ROOT: d.root,
      SLUICE_DATA_DIR: join(dir, "data"),
      SLUICE_KAFKA: "127.0.0.1:1",
      SLUICE_REGISTRY_URL: "http://127.0.0.1:1",
    },
  });
}

describe("without a broker", () => {
  test("--plan shows rate and bytes over time, keys, faults and incidents", () => {
    const scenario = join(dir, "busy.yaml");
    writeFileSync(
      scenario,
      `phases:
  - { shape: ramp, from: 0, to: 600, for: 2m }
  - { shape: burst, rate: 10, peak: 1000, every: 20s, length: 2s, for: 1m }
faults: { out_of_order: 0.1 }
incidents:
  - { effect: spike, target: cart, from: 1m, to: 2m, factor: 3 }
`,
    );
    const { status, stdout } = generate(
      ...["--pipeline", "http_access", "--scenario", scenario, "--start", "2026-01-01T00:00:00Z", "--plan"],
    );
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "http_access: 47,257 events in 3 min 0 s, 4 partitions, seed 7, from 2026-01-01T00:00:00.000Z

      after       events/s  bytes/s  incidents
      0 ms              37   10,948
      15.0 s           113   32,883
      30.0 s           187   54,779
      45.0 s           263   76,714
      1 min 0 s        396  115,851  spike cart
      1 min 15 s       485  141,585  spike cart
      1 min 30 s       573  167,338  spike cart
      1 min 45 s       661  193,091  spike cart
      2 min 0 s        142   41,474
      2 min 15 s       142   41,494
      2 min 30 s       142   41,494
      2 min 45 s        10    2,922

      phases     ramp from 0 to 600 for 2 min 0 s; burst rate 10 peak 1000 every 20.0 s length 2.0 s for 1 min 0 s
      keys       session_id: 2,461 different ones in 5,000 events of 292 bytes
      faults     late 2 %, out of order 10 %, repeated 0.5 %, bad_index 0.01 %, bad_magic 0.01 %, bad_utf8 0.01 %, event_time_ahead 0.01 %, event_time_missing 0.01 %, malformed 0.01 %, rule 0.01 %, tombstone 0.01 %, too_short 0.01 %, truncated 0.01 %, unknown_schema 0.01 %
      incident   spike cart, 2026-01-01T00:01:00.000Z to 2026-01-01T00:02:00.000Z, factor 3
      "
    `);
  }, 60_000);

  test("--sample shows whole events with their keys, and with --json one a line", () => {
    const start = ["--start", "2026-01-01T00:00:00Z", "--pipeline", "app_log"];
    const table = generate(...start, "--sample", "3");
    expect(table.status).toBe(0);
    expect(table.stdout.split("\n")[0]).toMatch(/^i +partition +time +key +fate +event$/);
    expect(table.stdout.split("\n")[1]).toMatch(/^0 +0 +2026-01-01T00:00:00\.000Z +\S+ +ok +\{"app":"/);
    const json = generate(...start, "--sample", "3", "--json")
      .stdout.trimEnd()
      .split("\n");
    expect(json.map((line) => (JSON.parse(line) as { serial: string }).serial)).toEqual(["1", "1", "1"]);
  }, 60_000);

  test("--dry-run makes all events of the time and counts them", () => {
    const { status, stdout } = generate(
      "--pipeline",
      "view_log",
      "--dry-run",
      "--for",
      "20s",
      "--rate",
      "500",
      "--json",
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ made: 10_000, acknowledged: 10_000, unknown: 0, from: 0 });
  }, 60_000);

  test("--to stdout writes lines there and everything else elsewhere", () => {
    const { status, stdout, stderr } = generate(
      ...["--pipeline", "service_log", "--start", "2026-01-01T00:00:00Z", "--events", "50", "--to", "stdout"],
    );
    expect(status).toBe(0);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { i: number });
    expect(lines.map((line) => line.i)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(stderr).toContain("50 events made");
  }, 60_000);

  test("a scenario with faults is refused with their places", () => {
    const scenario = join(dir, "wrong.yaml");
    writeFileSync(scenario, "phases:\n  - { shape: constant, rte: 5 }\n");
    const { status, stderr } = generate("--scenario", scenario, "--plan");
    expect(status).toBe(1);
    expect(stderr).toContain(`${scenario}:2:24`);
    expect(stderr).toContain('did you mean "rate"?');
    expect(readFileSync(scenario, "utf8")).toContain("rte");
  }, 60_000);

  test("a log that is not declared is told with the closest one", () => {
    const { status, stderr } = generate("--pipeline", "paymnt", "--plan");
    expect(status).toBe(1);
    expect(stderr).toContain('did you mean "payment"?');
  }, 60_000);
});

describe("flags", () => {
  test("are all told at once when they are wrong", () => {
    const act = (): unknown =>
      readFlags(
        [
          "--to",
          "ftp",
          "--rotate",
          "much",
          "--workers",
          "0",
          "--start",
          "yesterday",
          "--rate",
          "fast",
          "--plan",
          "--dry-run",
        ],
        {},
      );
    expect(act).toThrow(
      /exclude each other.*--to must be.*--workers must be.*--rotate.*--start must be.*--rate must be/s,
    );
  });

  test("of simulated time need an end", () => {
    expect(() => readFlags(["--start", "2026-01-01T00:00:00Z"], {})).toThrow(/--start needs --for or --events/);
    expect(readFlags(["--start", "2026-01-01T00:00:00+01:00", "--for", "1m"], {})).toMatchObject({
      start: Date.UTC(2025, 11, 31, 23),
      for: 60_000,
    });
  });

  test("say where events go and when a file is full", () => {
    expect(readFlags(["--to", "file:out/x.jsonl", "--rotate", "64MB"], {})).toMatchObject({
      to: { kind: "file", path: "out/x.jsonl" },
      rotation: { bytes: 64_000_000 },
    });
    expect(readFlags(["--to", "file:x", "--rotate", "1000"], {}).rotation).toEqual({ lines: 1000 });
    expect(() => readFlags(["--rotate", "1000"], {})).toThrow(/only for --to file/);
    const logs = ["--to", "logs:out", "--rotate", "2MB", "--rotate-by", "copytruncate", "--keep", "3"];
    expect(readFlags(logs, {})).toMatchObject({
      to: { kind: "logs", path: "out" },
      rotation: { bytes: 2_000_000 },
      rotateBy: "copytruncate",
      keep: 3,
    });
    expect(() => readFlags(["--keep", "3"], {})).toThrow(/--rotate-by and --keep are only for --to logs/);
    expect(() => readFlags(["--to", "logs:x", "--rotate-by", "magic"], {})).toThrow(
      /rename or copytruncate, not "magic"/,
    );
    expect(() => readFlags(["--to", "logs:x", "--workers", "2"], {})).toThrow(/--workers makes events for/);
  });
});
