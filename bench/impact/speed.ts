import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { duration, ROOT } from "#core";

const PAYMENT = "schemas/payment/v1/payment.proto";

/** What each size may take, in milliseconds. */
const LIMITS = { own: 2000, large: 10_000 } as const;

/** Times the whole command as a process of its own, without Java: this project, and 500 messages with 200 models. */
export async function speedOfCheck(): Promise<boolean> {
  const own = timed("this project", LIMITS.own, (root) => {
    for (const name of ["schemas", "sql", "references"])
      cpSync(join(ROOT, name), join(root, name), { recursive: true });
    return [PAYMENT, "int64 amount_minor = 8", "int64 amount_cents = 8"];
  });
  const large = timed("500 messages and 200 models", LIMITS.large, (root) => {
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    for (let i = 0; i < 100; i++) write(root, `schemas/log${i}/v1/log${i}.proto`, largeLog(i));
    for (let i = 0; i < 200; i++)
      write(
        root,
        `sql/flink/log${i % 100}/out_${i}.sql`,
        `--! Purpose: p\n--! Kind: output\n--! Grain: id\n--! Output: topic, append, retention 1d\nSELECT id, one.text AS a, two.number AS b FROM log${i % 100}_valid WHERE number > ${i}\n`,
      );
    return ["schemas/log7/v1/log7.proto", "string text = 1; // One", "bytes text = 1; // One"];
  });
  return own && large;
}

/** A log with four messages beside it. */
function largeLog(i: number): string {
  const side = (name: string): string =>
    `message ${name}${i} {\n  string text = 1; // ${name}\n  int64 number = 2;\n  repeated string more = 3;\n}\n`;
  return `syntax = "proto3";\npackage log${i}.v1;\nimport "google/protobuf/timestamp.proto";\nimport "sluice/v1/options.proto";\n${["One", "Two", "Three", "Four"].map(side).join("")}message Log${i} {\n  option (sluice.v1.log) = { topic: "log${i}" key: "id" event_time: "at" partitions: 1 retention: "1d" };\n  string id = 1;\n  google.protobuf.Timestamp at = 2;\n  int64 number = 3;\n  One${i} one = 4;\n  Two${i} two = 5;\n  Three${i} three = 6;\n  Four${i} four = 7;\n}\n`;
}

function timed(what: string, limit: number, fill: (root: string) => readonly [string, string, string]): boolean {
  const root = mkdtempSync(join(tmpdir(), "sluice-speed-"));
  try {
    const [file, from, to] = fill(root);
    const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
    const git = (...args: readonly string[]): unknown =>
      execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe" });
    git("init", "--quiet", "--initial-branch", "main");
    git("add", "--all");
    git("commit", "--quiet", "--message", "before");
    const text = readFileSync(join(root, file), "utf8");
    if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
    writeFileSync(join(root, file), text.replace(from, to));
    const env = { ...process.env, SLUICE_ROOT: root, JAVA_HOME: "/nowhere" };
    const times = [0, 1, 2].map(() => {
      const started = performance.now();
      try {
        execFileSync(process.execPath, [join(ROOT, "start/schema-check/main.ts"), "--against", "main"], {
          env,
          stdio: "pipe",
        });
      } catch (error) {
        const { status, stderr } = error as { status?: number; stderr?: Buffer };
        if (status !== 2) throw new Error(`${what}: ${String(stderr).split("\n")[0]}`);
      }
      return performance.now() - started;
    });
    const best = Math.min(...times);
    process.stdout.write(`${what}: ${times.map(duration).join(", ")}; the best is to be at most ${duration(limit)}\n`);
    return best <= limit;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
