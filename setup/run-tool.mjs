import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Runs a tool to its end; its output goes to a log file and, line by line, to `onLine`. Interrupting set-up ends it too.
 * @param {string} tool
 * @param {string[]} args
 * @param {{ log: string, cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number, lines: string[] }>} exit code (127 when the tool is not there) and all output lines
 */
export async function runTool(tool, args, { log, cwd, env = process.env, onLine }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: "a" });
  file.on("error", () => undefined);
  file.write(`\n$ ${tool} ${args.join(" ")}\n`);
  const windows = process.platform === "win32";
  const words = windows ? [tool, ...args].map((word) => (/[\s"]/.test(word) ? `"${word}"` : word)) : [];
  // npm and mvn are .cmd files on Windows, which only a shell runs.
  const child = windows
    ? spawn(words.join(" "), { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] })
    : spawn(tool, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const end = (signal) => {
    child.kill(signal);
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      file.write(text);
      const parts = (rest + text).split(/\r?\n/);
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        onLine?.(line);
      }
    });
    stream.on("end", () => rest && lines.push(rest));
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      lines.push(error.message);
      resolve(127);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeListener(signal, end);
  await new Promise((resolve) => file.end(resolve));
  return { code, lines };
}
