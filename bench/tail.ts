import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArguments, ROOT, SluiceError } from "#core";
import { type Kafka, openKafka } from "#kafka";
import { startStack } from "#stack";
import { measureLatency } from "./tail/latency.ts";
import { APPS, writeLogs } from "./tail/log-files.ts";
import { measureMany } from "./tail/many.ts";
import { measureMemory } from "./tail/memory.ts";
import { openPeers } from "./tail/peers.ts";
import { reportLatency, reportMany, reportMemory, reportSpeed } from "./tail/report.ts";
import { measureSpeed } from "./tail/speed.ts";

const USAGE = `npm run bench -- tail [--parts speed,latency,memory,many]
  --lines 300000    speed: lines of one round        --rounds 5
  --rate 5000       latency: lines per second        --seconds 20
  --megabytes 1024  memory: size of the file
  --files 3,1000,5000  many: numbers of files        --idle 30   seconds in which nothing is written
  --json`;

const OPTIONS = {
  parts: { type: "string", default: "speed,latency,memory,many" },
  lines: { type: "string", default: "300000" },
  rounds: { type: "string", default: "5" },
  rate: { type: "string", default: "5000" },
  seconds: { type: "string", default: "20" },
  megabytes: { type: "string", default: "1024" },
  files: { type: "string", default: "3,1000,5000" },
  idle: { type: "string", default: "30" },
  json: { type: "boolean", default: false },
} as const;

interface Part {
  readonly figures: unknown;
  readonly text: string;
}

/**
 * `npm run bench -- tail`: the tailer on a broker of its own. Speed is measured beside the same without transactions and
 * beside other programs, round by round. Exit code 0; the goals are printed with what was reached.
 */
export async function benchTail(args: readonly string[]): Promise<number> {
  const { values } = parseArguments(args, OPTIONS, USAGE, 0);
  const number = (name: "lines" | "rounds" | "rate" | "seconds" | "megabytes" | "idle"): number =>
    atLeastOne(name, values[name]);
  const parts: Readonly<Record<string, (kafka: Kafka, base: string) => Promise<Part>>> = {
    async speed(kafka, base) {
      const folder = mkdtempSync(join(base, "speed-"));
      const lines = Math.ceil(number("lines") / APPS.length) * APPS.length;
      const bytes = writeLogs(folder, APPS, lines / APPS.length);
      const { peers, missing } = await openPeers();
      const readings = await measureSpeed(kafka, folder, lines, number("rounds"), peers);
      rmSync(folder, { recursive: true });
      return { figures: { readings, missing }, text: reportSpeed(readings, lines, bytes, missing) };
    },
    async latency(kafka, base) {
      const figures = await measureLatency(kafka, base, number("rate"), number("seconds"));
      return { figures, text: reportLatency(figures, number("rate")) };
    },
    async memory(kafka, base) {
      const figures = await measureMemory(kafka, base, number("megabytes"));
      return { figures, text: reportMemory(figures) };
    },
    async many(kafka, base) {
      const figures = [];
      for (const files of values.files.split(","))
        figures.push(await measureMany(kafka, base, atLeastOne("files", files), number("idle")));
      return { figures, text: reportMany(figures) };
    },
  };
  const chosen = values.parts.split(",").map((name) => {
    const part = parts[name];
    if (part !== undefined) return { name, part };
    throw new SluiceError("SLUICE_ARGUMENT", `there is no part ${name}`, { hint: USAGE });
  });
  const data = join(ROOT, ".sluice");
  mkdirSync(data, { recursive: true });
  const base = mkdtempSync(join(data, "bench-tail-"));
  try {
    const stack = await startStack({ dataDir: base, ports: "free", services: ["kafka"] });
    const kafka = openKafka({ bootstrap: stack.addresses.kafka, clientId: "sluice-bench" });
    try {
      const told: Record<string, unknown> = {};
      for (const { name, part } of chosen) {
        process.stderr.write(`${name} (load ${loadavg()[0]?.toFixed(1)})\n`);
        const { figures, text } = await part(kafka, base);
        told[name] = figures;
        if (!values.json) process.stdout.write(`${text}\n\n`);
      }
      if (values.json) process.stdout.write(`${JSON.stringify(told)}\n`);
      return 0;
    } finally {
      await kafka.close();
      await stack.stop();
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function atLeastOne(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new SluiceError("SLUICE_ARGUMENT", `--${flag} "${text}" is no whole number above 0`, { hint: USAGE });
}
