import { type StdioOptions, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { duration, parseArguments, ROOT, runCommand, SluiceError } from "#core";

/**
 * `npm test`: everything that must hold before a change lands, in the order in which faults are cheapest to find.
 * `npm test -- --only unit,live` runs some of it. The last line sums up: `N passed, N failed`.
 */
const reports = join(ROOT, ".sluice", "reports");
const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");

interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  /** Runs at the same time as the suite before it; what it prints comes when that one has ended. */
  readonly beside?: boolean;
  /** Passed and failed after the command ended; by default one check that passed when it exited 0. */
  readonly tally?: () => { passed: number; failed: number; skipped: number };
}

const node = process.execPath;
const suites: readonly Suite[] = [
  { name: "lint", command: [node, join(ROOT, "node_modules/@biomejs/biome/bin/biome"), "check", "."] },
  { name: "types", command: [node, join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", ROOT] },
  { name: "codegen", command: [node, join(ROOT, "codegen/main.ts"), "--check"] },
  { name: "unit", command: vitestCommand("unit"), tally: () => vitestTally("unit") },
  {
    name: "java",
    command: [node, join(ROOT, "setup/mvn.mjs"), "-B", "-q", "-f", join(ROOT, "flink/pom.xml"), "test"],
    tally: surefireTally,
  },
  { name: "live", command: vitestCommand("live"), tally: () => vitestTally("live") },
  { name: "engines", command: vitestCommand("engines"), tally: () => vitestTally("engines"), beside: true },
];

function vitestCommand(project: string): string[] {
  const report = join(reports, `${project}.json`);
  return [
    node,
    vitest,
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
}

function vitestTally(project: string): { passed: number; failed: number; skipped: number } {
  const report = JSON.parse(readFileSync(join(reports, `${project}.json`), "utf8")) as Record<string, number>;
  return {
    passed: report["numPassedTests"] ?? 0,
    failed: (report["numFailedTests"] ?? 0) + (report["numFailedTestSuites"] && !report["numFailedTests"] ? 1 : 0),
    skipped: report["numPendingTests"] ?? 0,
  };
}

function surefireTally(): { passed: number; failed: number; skipped: number } {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const module of ["format", "local"]) {
    const folder = join(ROOT, "flink", module, "target", "surefire-reports");
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).filter((n) => n.endsWith(".xml"))) {
      const head = /<testsuite [^>]*>/.exec(readFileSync(join(folder, name), "utf8"))?.[0] ?? "";
      const number = (key: string): number => Number(new RegExp(`\\s${key}="(\\d+)"`).exec(head)?.[1] ?? 0);
      const failed = number("failures") + number("errors");
      total.failed += failed;
      total.skipped += number("skipped");
      total.passed += number("tests") - failed - number("skipped");
    }
  }
  return total;
}

interface Ended {
  readonly code: number;
  /** Milliseconds. */
  readonly took: number;
}

/** Runs a command to its end. With `printed`, what it prints is handed over in pieces instead of being shown. */
function run(command: readonly string[], printed?: (text: Buffer) => void): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const [file, ...args] = command as [string, ...string[]];
    const stdio: StdioOptions = printed ? ["ignore", "pipe", "pipe"] : "inherit";
    const child = spawn(file, args, { cwd: ROOT, stdio, shell: process.platform === "win32" });
    if (printed) for (const stream of [child.stdout, child.stderr]) stream?.on("data", printed);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, took: performance.now() - began }));
  });
}

/** Starts a suite that runs beside another one. The result shows what it printed, and the rest as it comes. */
function startBeside(command: readonly string[]): () => Promise<Ended> {
  let show: ((text: Buffer) => void) | undefined;
  const kept: Buffer[] = [];
  const ended = run(command, (text) => (show ? show(text) : kept.push(text)));
  return () => {
    show = (text) => process.stdout.write(text);
    for (const text of kept) show(text);
    return ended;
  };
}

await runCommand(async (args) => {
  const { values } = parseArguments(
    args,
    { only: { type: "string" } },
    "npm test [-- --only lint,types,codegen,unit,java,live,engines]",
  );
  const wanted = values.only?.split(",") ?? suites.map((s) => s.name);
  const unknown = wanted.filter((name) => !suites.some((s) => s.name === name));
  if (unknown.length > 0) throw new SluiceError("SLUICE_ARGUMENT", `there is no suite ${unknown.join(", ")}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  const chosen = suites.filter((s) => wanted.includes(s.name));
  let beside: (() => Promise<Ended>) | undefined;
  for (const [i, suite] of chosen.entries()) {
    const next = chosen[i + 1];
    const started = beside;
    beside = next?.beside ? startBeside(next.command) : undefined;
    process.stdout.write(`\n== ${suite.name}\n`);
    const { code, took } = await (started ? started() : run(suite.command));
    let tally = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    if (suite.tally) {
      try {
        tally = suite.tally();
      } catch {
        // No report: the suite died before it could write one.
        tally = { passed: 0, failed: 1, skipped: 0 };
      }
      if (code !== 0 && tally.failed === 0) tally.failed = 1;
      if (code === 0 && tally.passed === 0) tally.failed = 1;
    }
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    const skipped = tally.skipped ? `, ${tally.skipped} skipped` : "";
    lines.push(`${suite.name.padEnd(8)} ${tally.passed} passed, ${tally.failed} failed${skipped}  ${duration(took)}`);
  }
  process.stdout.write(`\n${lines.join("\n")}\n`);
  process.stdout.write(
    `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}\n`,
  );
  return total.failed === 0 ? 0 : 1;
});
