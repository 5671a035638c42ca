import { globSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Config, count, duration, messageOf, plural, renderTable, SluiceError } from "#core";
import { kafkaOptions, openKafka } from "#kafka";
import type { Flags } from "./flags.ts";
import { openNodeFiles } from "./follow/node-files.ts";
import { fileStatus } from "./ship/file-status.ts";
import { readPositions } from "./ship/positions.ts";
import { serveMetrics } from "./ship/serve-metrics.ts";
import type { TailState } from "./ship/tail-options.ts";
import { openTailer, type Tailer } from "./ship/tailer.ts";
import { type TriedEvent, tryFiles } from "./ship/try-file.ts";

/** Ships until it is told to stop. */
export async function runTail(flags: Flags, config: Config, signal: AbortSignal): Promise<number> {
  const kafka = openKafka(kafkaOptions(config, "sluice-tail"));
  const files = openNodeFiles({ patterns: flags.files, cwd: process.cwd() });
  const began = performance.now();
  let server: { readonly port: number; close(): void } | undefined;
  let tailer: Tailer | undefined;
  try {
    // Before a tailer is there: a port that is taken must not fence who works on the set.
    if (flags.metrics !== undefined) server = await serveMetrics(flags.metrics, () => tailer?.view());
    tailer = openTailer({
      kafka,
      log: flags.log,
      files,
      set: `${config.env}.${flags.set}`,
      signal,
      register: flags.register,
      onState: tell,
      onUnreadable: (path, reason) => process.stderr.write(`cannot read ${path}: ${reason}\n`),
      onBatch({ gaps }) {
        for (const { path, from, to, certain } of gaps)
          process.stderr.write(
            `gap in ${path}: bytes ${from} to ${to} ${certain ? "are lost" : "and behind: may be lost"}\n`,
          );
      },
    });
    if (server !== undefined) process.stderr.write(`metrics: http://127.0.0.1:${server.port}/metrics\n`);
    for (const pattern of flags.files) {
      const told = fitless(pattern);
      if (told !== undefined) process.stderr.write(`${told}\n`);
    }
    process.stderr.write(`tailing ${flags.files.join(", ")} into ${flags.log.topic}, set ${config.env}.${flags.set}\n`);
    const { events, bytes, dead, gaps } = await tailer.done;
    const faults = Object.values(dead).reduce((sum, number) => sum + number, 0);
    const told = `${plural(events, "event")}, ${count(bytes)} bytes, ${count(faults)} dead, ${plural(gaps, "gap")}`;
    process.stdout.write(`${told}, committed in ${flags.log.topic} (${duration(performance.now() - began)})\n`);
    return 0;
  } finally {
    server?.close();
    await kafka.close();
  }
}

/** What to say of a pattern that no file fits so far. */
function fitless(pattern: string): string | undefined {
  const path = resolve(pattern);
  const found = globSync(pattern, { withFileTypes: true });
  if (found.some((entry) => !entry.isDirectory())) return undefined;
  if (found.length > 0) return `${path} is a folder: name its files, such as ${path}/*.log`;
  try {
    statSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EACCES") return `cannot read ${path}: ${message}`;
  }
  return `no file fits ${path} yet: the tailer goes on looking`;
}

function tell(state: TailState): void {
  if (typeof state === "string") {
    if (state === "running") process.stderr.write("a broker answers: going on\n");
    return;
  }
  process.stderr.write(`waiting since ${state.waitingSince.toISOString()}: ${state.reason.message}\n`);
}

/** Shows what a file gives, without a broker. Exit code 2 when something cannot be parsed. */
export function runTry({ log, files: names, rows, json }: Flags): number {
  const files = openNodeFiles({ patterns: names, cwd: process.cwd() });
  try {
    const tried = tryFiles(log, files, rows);
    for (const [path, reason] of files.unreadable)
      throw new SluiceError("SLUICE_FILE_ACCESS", `cannot read ${path}: ${reason}`, { hint: "who may read it?" });
    if (tried.events === 0 && tried.behind === 0) throw nothingIn(names[0] ?? "");
    const failed = tried.events - Object.values(tried.faults).reduce((sum, number) => sum + number, 0);
    if (json) {
      process.stdout.write(`${JSON.stringify(tried, bigintText)}\n`);
      return tried.failed.length > 0 ? 2 : 0;
    }
    if (tried.parsed.length > 0) process.stdout.write(`${table(tried.parsed)}\n\n`);
    for (const { path, line, fault, text } of tried.failed)
      process.stdout.write(`${path}:${line}  ${fault?.kind}: ${fault?.reason}\n    ${firstLine(text ?? "")}\n`);
    const waiting = tried.behind > 0 ? `, ${plural(tried.behind, "byte")} at the end wait for more` : "";
    process.stdout.write(`${plural(tried.events, "event")}, ${count(failed)} parsed${waiting}\n`);
    return tried.failed.length > 0 ? 2 : 0;
  } finally {
    files.close();
  }
}

function nothingIn(name: string): SluiceError {
  let stat: Stats | undefined;
  try {
    stat = statSync(name, { throwIfNoEntry: false });
  } catch (error) {
    return new SluiceError("SLUICE_FILE_ACCESS", `cannot read ${name}: ${messageOf(error)}`, {
      hint: "who may read it?",
    });
  }
  if (stat?.isDirectory())
    return new SluiceError("SLUICE_FILE_ACCESS", `${name} is a folder`, { hint: "name one of its files" });
  if (stat !== undefined || /[*?[{]/.test(name))
    return new SluiceError("SLUICE_FILE_ACCESS", `there is nothing to read in ${name}`, { hint: "are there lines?" });
  return new SluiceError("SLUICE_FILE_ACCESS", `there is no file ${name}`, { hint: "is the name right?" });
}

function table(events: readonly TriedEvent[]): string {
  const names = Object.keys((events[0]?.event ?? {}) as object);
  const cell = (value: unknown): string => {
    const text = value instanceof Date ? value.toISOString() : String(value ?? "");
    return firstLine(text).slice(0, 60);
  };
  const rows = events.map(({ line, event }) => {
    const values = event as Record<string, unknown>;
    return [String(line), ...names.map((name) => cell(values[name]))];
  });
  return renderTable([["line", ...names], ...rows], [0]);
}

function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : `${text.slice(0, end)} ...`;
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** The set's files, with what is committed of them. */
export async function runStatus(flags: Flags, config: Config): Promise<number> {
  const kafka = openKafka(kafkaOptions(config, "sluice-tail"));
  const files = openNodeFiles({ patterns: [], cwd: process.cwd() });
  try {
    const set = `${config.env}.${flags.set}`;
    const status = fileStatus((await readPositions(kafka, set)).values(), files);
    if (flags.json) {
      process.stdout.write(`${JSON.stringify({ set, files: status })}\n`);
      return 0;
    }
    const rows = status.map(({ name, state, position, size, lag, line }) => [
      name,
      state,
      count(position),
      size === undefined ? "" : count(size),
      lag === undefined ? "" : count(lag),
      count(line),
    ]);
    if (rows.length > 0)
      process.stdout.write(
        `${renderTable([["file", "state", "position", "size", "lag", "lines"], ...rows], [2, 3, 4, 5])}\n`,
      );
    const behind = status.reduce((sum, { lag = 0 }) => sum + lag, 0);
    process.stdout.write(`${plural(status.length, "file")} in the set ${set}, ${plural(behind, "byte")} behind\n`);
    return 0;
  } finally {
    files.close();
    await kafka.close();
  }
}
