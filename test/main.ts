import { spawn } from "node:child_process";
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

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const [file, ...args] = command as [string, ...string[]];
    const child = spawn(file, args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32" });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

await runCommand(async (args) => {
  const { values } = parseArguments(
    args,
    { only: { type: "string" } },
    "npm test [-- --only lint,types,codegen,unit,java,live]",
  );
  const wanted = values.only?.split(",") ?? suites.map((s) => s.name);
  const unknown = wanted.filter((name) => !suites.some((s) => s.name === name));
  if (unknown.length > 0) throw new SluiceError("SLUICE_ARGUMENT", `there is no suite ${unknown.join(", ")}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const suite of suites.filter((s) => wanted.includes(s.name))) {
    process.stdout.write(`\n== ${suite.name}\n`);
    const began = performance.now();
    const code = await run(suite.command);
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
    lines.push(
      `${suite.name.padEnd(8)} ${tally.passed} passed, ${tally.failed} failed${skipped}  ${duration(performance.now() - began)}`,
    );
  }
  process.stdout.write(`\n${lines.join("\n")}\n`);
  process.stdout.write(
    `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}\n`,
  );
  return total.failed === 0 ? 0 : 1;
});
