import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Log, readSchemas, type SchemaModel } from "#codegen";
import { type Config, count, parseArguments, ROOT, readConfig, renderTable, SluiceError } from "#core";
import { logs } from "#generated";
import { createSource, DEFAULT_FAULTS, startGenerator, timelineOf } from "#generator";
import { type Kafka, type LogType, openKafka } from "#kafka";
import { startStack } from "#stack";

const USAGE = "npm run bench -- generate [--logs payment,view_log] [--events 400000] [--no-broker]";
const SLICES = 12;
const SLICE = 25_000;
/** The goals, in events per second and as a share. */
const GOALS = { encoded: 100_000, sent: 50_000, error: 0.01 };
const RATES: readonly number[] = [10, 100, 1000, 20_000];
const RATE_SECONDS = 10;
/** Fast enough that simulated time never holds up a run that is to be as fast as it can. */
const FAST = 100_000;

interface Subject {
  readonly log: Log;
  readonly type: LogType<never>;
  readonly model: SchemaModel;
}

/**
 * `npm run bench -- generate`: what making and encoding events costs on one core, ledger lines included; how fast they
 * go into a local broker with acks=all; how exactly a rate is kept. Goals are printed with what was reached.
 */
export async function benchGenerate(args: readonly string[] = []): Promise<number> {
  const { values } = parseArguments(
    args,
    { logs: { type: "string" }, events: { type: "string" }, "no-broker": { type: "boolean" } },
    USAGE,
    0,
  );
  const events = Number(values.events ?? 400_000);
  const subjects = await subjectsOf(values.logs?.split(","));
  const out = (rows: readonly (readonly string[])[], right: readonly number[]): void =>
    void process.stdout.write(`${renderTable(rows, right)}\n\n`);
  out(
    [
      [`made and encoded (goal ${count(GOALS.encoded)})`, "events per core-second", "slowest", "fastest", "bytes", ""],
      ...subjects.map(encoded),
    ],
    [1, 2, 3, 4],
  );
  if (values["no-broker"]) return 0;

  const base = readConfig().dataDir;
  mkdirSync(base, { recursive: true });
  const dataDir = mkdtempSync(join(base, "bench-generate-"));
  const stack = await startStack({ dataDir, ports: "free", services: ["kafka"] });
  const kafka = openKafka({ bootstrap: stack.addresses.kafka, clientId: "sluice-bench" });
  const config = readConfig({ dataDir: join(dataDir, "generator") });
  try {
    const sent: string[][] = [];
    for (const subject of subjects) sent.push(await sendAll(kafka, config, subject, events));
    out([[`into a broker, acks=all (goal ${count(GOALS.sent)})`, "events/s", "per core-second", ""], ...sent], [1, 2]);
    const [first] = subjects as [Subject];
    const rates: string[][] = [];
    for (const rate of RATES) rates.push(await keepRate(kafka, config, first, rate));
    out(
      [[`rate over ${RATE_SECONDS} s (goal ${GOALS.error * 100} %)`, "acknowledged", "wanted", "error", ""], ...rates],
      [0, 1, 2, 3],
    );
  } finally {
    await kafka.close();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return 0;
}

async function subjectsOf(wanted: readonly string[] | undefined): Promise<readonly Subject[]> {
  const { model } = await readSchemas(ROOT);
  return (wanted ?? model.logs.map((l) => l.name)).map((name) => {
    const log = model.logs.find((l) => l.name === name);
    const type = logs.find((l) => l.log === name);
    if (!log || !type) throw new SluiceError("SLUICE_ARGUMENT", `there is no log ${name}`, { hint: USAGE });
    return { log, model, type: type as unknown as LogType<never> };
  });
}

/** Processor time, not wall-clock time: what else runs on the machine does not count. */
function encoded({ log, type, model }: Subject): string[] {
  const source = createSource({
    type,
    log,
    model,
    seed: 7,
    faults: DEFAULT_FAULTS,
    incidents: [],
    schemaId: 1,
    timeline: timelineOf(0, Date.UTC(2026, 0, 5), 1000),
  });
  const perCpuSecond: number[] = [];
  let bytes = 0;
  for (let slice = 0; slice < SLICES; slice++) {
    const cpu = process.cpuUsage();
    for (let i = slice * SLICE; i < (slice + 1) * SLICE; i++) bytes += source.record(i).value?.length ?? 0;
    const { user, system } = process.cpuUsage(cpu);
    perCpuSecond.push((SLICE / (user + system)) * 1e6);
  }
  // The first slices are compiled while they run.
  const warm = perCpuSecond.slice(2).sort((a, b) => a - b);
  const median = warm[Math.floor(warm.length / 2)] as number;
  const figures = [median, warm[0] as number, warm.at(-1) as number];
  return [
    log.name,
    ...figures.map((value) => count(Math.round(value))),
    String(Math.round(bytes / (SLICE * SLICES))),
    verdict(median >= GOALS.encoded),
  ];
}

/** As fast as the broker takes them, the ledger written beside. */
async function sendAll(kafka: Kafka, config: Config, subject: Subject, events: number): Promise<string[]> {
  const { log, model, type } = await onTopic(kafka, subject, "send");
  const cpu = process.cpuUsage();
  const began = performance.now();
  const run = await startGenerator({
    kafka,
    config,
    log: type,
    model,
    schemaId: 1,
    rate: FAST,
    start: Date.UTC(2026, 0, 5),
    limit: events,
    manifestDir: join(config.dataDir, log.topic),
  });
  await run.done;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await run.finish();
  const rate = events / seconds;
  return [
    log.name,
    count(Math.round(rate)),
    count(Math.round((events / (user + system)) * 1e6)),
    verdict(rate >= GOALS.sent),
  ];
}

/** Events that the broker has acknowledged when the time is over, against those that the rate says. */
async function keepRate(kafka: Kafka, config: Config, subject: Subject, rate: number): Promise<string[]> {
  const { log, model, type } = await onTopic(kafka, subject, `rate_${rate}`);
  const dataDir = join(config.dataDir, log.topic);
  const run = await startGenerator({
    kafka,
    config: { ...config, dataDir },
    log: type,
    model,
    schemaId: 1,
    rate,
    backfill: 0,
    incident: false,
    manifestDir: join(dataDir, "manifest"),
  });
  await sleep(run.timeline.start + RATE_SECONDS * 1000 - Date.now());
  const { acknowledged } = run.totals();
  const wanted = (rate * (Date.now() - run.timeline.start)) / 1000;
  await run.finish();
  const error = Math.abs(acknowledged - wanted) / wanted;
  return [
    `${count(rate)}/s`,
    count(acknowledged),
    count(Math.round(wanted)),
    `${(error * 100).toFixed(2)} %`,
    verdict(error <= GOALS.error),
  ];
}

/** The log under a topic of its own. */
async function onTopic(kafka: Kafka, { log, model, type }: Subject, use: string): Promise<Subject> {
  const topic = `bench_${log.name}_${use}`;
  await kafka.admin().createTopics([{ name: topic, partitions: log.partitions }]);
  const moved: Log = { ...log, topic };
  return {
    log: moved,
    type: { ...type, topic } as LogType<never>,
    model: { ...model, logs: model.logs.map((l) => (l.name === log.name ? moved : l)) },
  };
}

function verdict(reached: boolean): string {
  return reached ? "reached" : "not reached";
}
