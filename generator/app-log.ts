import { textCell } from "./csv-cell.ts";
import { Random, runningTotals, STREAM } from "./random.ts";
import { fitting, type Scenario, type ScenarioInput, type ScenarioKind } from "./scenario.ts";
import { type Template, templateOf } from "./template.ts";

/** The fields that this scenario sets. */
interface AppLine {
  app: string;
  serial: bigint;
  writtenAt: Date;
  level: string;
  message: string;
  file: string;
  line: bigint;
  unparsed: string;
}

const FIELDS: readonly (keyof AppLine)[] = [
  "app",
  "serial",
  "writtenAt",
  "level",
  "message",
  "file",
  "line",
  "unparsed",
];

const NAMES = [
  "billing",
  "booking",
  "cart",
  "crm",
  "export",
  "invoice",
  "login",
  "mailer",
  "portal",
  "report",
  "stock",
];
/** Lines that each application of a partition writes in one round, loudest first. */
const ROUND: readonly number[] = [7, 5, 3, 1];
const ROUND_LINES = ROUND.reduce((sum, n) => sum + n, 0);

const LEVELS: readonly { readonly level: string; readonly share: number; readonly messages: readonly Template[] }[] = [
  { level: "TRACE", share: 0.02, messages: ["enter handler {path}", "row {n} of {table} read"].map(templateOf) },
  {
    level: "DEBUG",
    share: 0.17,
    messages: ["cache {cache} hit {id}", "query on {table} took {ms} ms", "pool has {few} idle connections"].map(
      templateOf,
    ),
  },
  {
    level: "INFO",
    share: 0.68,
    messages: [
      "{method} {path} {good} in {ms} ms",
      "user {user} signed in from {host}",
      "job {id} finished after {ms} ms, {n} rows",
      "message {id} sent to {user}",
      'file "export-{n}.csv" written, {kb} KB',
      "configuration reloaded",
    ].map(templateOf),
  },
  {
    level: "WARN",
    share: 0.09,
    messages: ["slow query on {table}: {ms} ms", "retry {few} of job {id}", "disk is {percent} % full"].map(templateOf),
  },
  {
    level: "ERROR",
    share: 0.037,
    messages: ["job {id} failed: timeout after {ms} ms", "cannot reach {host}:{port}", "duplicate key in {table}"].map(
      templateOf,
    ),
  },
  { level: "FATAL", share: 0.003, messages: ["out of memory, {kb} KB asked for", "lost the database"].map(templateOf) },
];
const TOTALS = runningTotals(LEVELS.map((l) => l.share));

interface Round {
  number: number;
  /** The application of each line, and how many lines of it stand before in this round. */
  readonly app: Uint8Array;
  readonly rank: Uint8Array;
}

/**
 * Applications that append to their log files. Lines of one partition come in rounds in which each application writes a
 * fixed number of lines in changing order: so serial numbers are gapless and known without the lines before.
 */
function appLogScenario(input: ScenarioInput): Scenario {
  const { seed } = input;
  const { partitions } = input.log;
  const apps = appsOf(input);
  const finish = fitting<AppLine>(input, FIELDS);
  const random = new Random();
  const rounds = Array.from(
    { length: partitions },
    (): Round => ({ number: -1, app: new Uint8Array(ROUND_LINES), rank: new Uint8Array(ROUND_LINES) }),
  );

  const roundOf = (number: number, partition: number): Round => {
    const round = rounds[partition] as Round;
    if (round.number === number) return round;
    round.number = number;
    shuffle(round, random.at(seed, number * partitions + partition, STREAM.order));
    return round;
  };

  return {
    columns: COLUMNS,
    steady: true,
    make(index, time) {
      const partition = index % partitions;
      const local = Math.floor(index / partitions);
      const number = Math.floor(local / ROUND_LINES);
      const place = local % ROUND_LINES;
      const round = roundOf(number, partition);
      const which = round.app[place] as number;
      const serial = BigInt(number * (ROUND[which] as number) + (round.rank[place] as number) + 1);
      random.at(seed, index, STREAM.event);
      const { level, messages } = LEVELS[random.weighted(TOTALS)] as (typeof LEVELS)[number];
      const app = (apps[partition] as readonly string[])[which] as string;
      const event: AppLine = {
        app,
        serial,
        writtenAt: new Date(time),
        level,
        message: random.pick(messages).fill(random),
        file: `/var/log/${app}/app.log`,
        line: serial,
        unparsed: "",
      };
      return finish(event, random, time);
    },
    line(event) {
      const { serial, writtenAt, level, message } = event as unknown as AppLine;
      return `${serial} ${writtenAt.toISOString()} ${level} ${message}`;
    },
    inFiles: {
      path: (event) => `${(event as unknown as AppLine).app}/app.log`,
      broken: brokenInFile,
      // The path says who wrote it, and a level that no program has is no word of letters.
      breakable: ["serial", "message"],
    },
  };
}

/**
 * The writer died before the message, or another one got into its line. The number and the year stay: what does not
 * begin with them is a further line of the event before.
 */
function brokenInFile(line: string, random: Random): string {
  const kept = line.indexOf("-") + 1;
  const level = line.indexOf(" ", line.indexOf(" ") + 1) + 1;
  const part = line.slice(0, kept + random.int(level - kept));
  return random.int(2) === 0 ? part.trimEnd() : `${part}${line}`;
}

/** As many applications for each partition as take part in a round; names get a number where there are too few. */
function appsOf({ log, partitionOf }: ScenarioInput): readonly (readonly string[])[] {
  const found: string[][] = Array.from({ length: log.partitions }, () => []);
  for (let n = 1; found.some((list) => list.length < ROUND.length); n++) {
    for (const name of NAMES) {
      const app = n === 1 ? name : `${name}-${n}`;
      const list = found[partitionOf(app)] as string[];
      if (list.length < ROUND.length) list.push(app);
    }
  }
  return found;
}

function shuffle({ app, rank }: Round, random: Random): void {
  let at = 0;
  for (const [which, lines] of ROUND.entries()) for (let n = 0; n < lines; n++) app[at++] = which;
  for (let i = ROUND_LINES - 1; i > 0; i--) {
    const j = random.int(i + 1);
    const moved = app[i] as number;
    app[i] = app[j] as number;
    app[j] = moved;
  }
  const seen = ROUND.map(() => 0);
  for (let i = 0; i < ROUND_LINES; i++) {
    const which = app[i] as number;
    const before = seen[which] as number;
    rank[i] = before;
    seen[which] = before + 1;
  }
}

const COLUMNS: Scenario["columns"] = [
  { name: "app", type: "VARCHAR", cell: (e: AppLine) => textCell(e.app) },
  { name: "serial", type: "BIGINT", cell: (e: AppLine) => String(e.serial) },
  { name: "level", type: "VARCHAR", cell: (e: AppLine) => e.level },
  { name: "message", type: "VARCHAR", cell: (e: AppLine) => textCell(e.message) },
  { name: "file", type: "VARCHAR", cell: (e: AppLine) => textCell(e.file) },
  { name: "line", type: "BIGINT", cell: (e: AppLine) => String(e.line) },
  { name: "unparsed", type: "VARCHAR", cell: (e: AppLine) => textCell(e.unparsed) },
];

export const appLogKind: ScenarioKind = {
  needs: FIELDS.filter((f) => !["file", "line", "unparsed"].includes(f)),
  planted: [],
  effects: {},
  usual: [],
  inFiles: true,
  create: appLogScenario,
};
