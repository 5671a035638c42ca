import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  BUF_CATEGORIES,
  type BufCategory,
  bufVerdict,
  didYouMean,
  judgePair,
  type ParsedPair,
  readPair,
} from "#codegen";
import {
  COMPATIBILITY_LEVELS,
  type CompatibilityLevel,
  duration,
  paint,
  parseArguments,
  type ReadText,
  readConfig,
  SluiceError,
} from "#core";
import { checkAgainst } from "./against.ts";
import { type AgainstReport, reportOf } from "./against-report.ts";
import { FORMATS, renderReport } from "./formats.ts";
import { renderFailure } from "./render-failure.ts";
import { type BufSide, pairJson, renderPair } from "./render-pair.ts";

const USAGE = `npm run schema-check -- --pair <old> <new> | --against <commit> [--mode <mode>] [--buf <category>] [--format <format>]
  <old> <new>        two .proto files, or two folders with .proto files
  --against <commit> the schemas of the project, against those of a commit or branch, and the models that read what changed
  --mode <mode>      ${COMPATIBILITY_LEVELS.map((level) => level.toLowerCase()).join(", ")} (default: backward)
  --buf <category>   also buf's breaking rules: ${BUF_CATEGORIES.map((each) => each.toLowerCase()).join(", ")} (default: wire_json), or none
  --live             also against what is registered and deployed now, and who reads it; --env <name> as elsewhere
  --format <format>  of --against: ${FORMATS.join(", ")} (default: terminal); --json is --format json
exit code: 0 compatible and nothing breaks, 2 not, 1 the check failed`;

const OPTIONS = {
  pair: { type: "string" },
  against: { type: "string" },
  mode: { type: "string" },
  buf: { type: "string" },
  format: { type: "string" },
  live: { type: "boolean" },
  env: { type: "string" },
  json: { type: "boolean" },
} as const;

export interface SchemaCheckResult {
  /** 0 compatible, 2 not, 1 the check itself failed. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** The command, from a folder `cwd`, which need not be in a project. Throws what is wrong with the arguments. */
export async function schemaCheck(args: readonly string[], cwd: string, color = false): Promise<SchemaCheckResult> {
  const started = performance.now();
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE, 1);
  const [next] = positionals;
  const [old, ref] = [values.pair, values.against];
  if (ref === undefined ? old === undefined || next === undefined : old !== undefined || next !== undefined)
    throw new SluiceError("SLUICE_ARGUMENT", "name an old and a new schema, or a commit", { hint: USAGE });
  const level = oneOf(values.mode ?? "backward", COMPATIBILITY_LEVELS, "mode");
  const category = oneOf(values.buf ?? "wire_json", [...BUF_CATEGORIES, "NONE"] as const, "category of buf");
  const format = oneOf(values.format ?? "terminal", FORMATS, "format");
  if (ref === undefined && !["terminal", "json"].includes(format))
    throw new SluiceError("SLUICE_ARGUMENT", `--format ${format} is for --against`, { hint: USAGE });
  const isJson = values.json === true || format === "json";
  const read: ReadText = (file) => {
    try {
      return readFileSync(resolve(cwd, file), "utf8");
    } catch {
      return undefined;
    }
  };
  try {
    if (ref !== undefined) {
      const report = await reportAgainst(cwd, ref, { level, category, live: values.live === true, env: values.env });
      const out = renderReport(report, isJson ? "json" : format, paint(color), read, performance.now() - started);
      return { code: report.isBroken ? 2 : 0, out: `${out}\n`, err: "" };
    }
    const pair = await readPair(old ?? "", next ?? "", cwd);
    const verdict = judgePair(pair, level);
    const buf = await bufSide(pair, category);
    const code = verdict.compatible ? 0 : 2;
    if (isJson) return { code, out: `${JSON.stringify(pairJson(verdict, buf))}\n`, err: "" };
    const text = renderPair(verdict, buf, paint(color), read);
    return { code, out: `${text} (${duration(performance.now() - started)})\n`, err: "" };
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    return { code: 1, ...renderFailure(error, isJson ? "json" : format, color, read) };
  }
}

interface AgainstOptions {
  readonly level: CompatibilityLevel;
  readonly category: BufCategory | "NONE";
  readonly live: boolean;
  readonly env: string | undefined;
}

/** The clients of an environment are loaded when it is asked: the check without it is to be quick. */
async function reportAgainst(root: string, ref: string, options: AgainstOptions): Promise<AgainstReport> {
  const { level, category, env } = options;
  if (!options.live) return reportOf(await checkAgainst(root, ref, level, category), category);
  const { liveBreaches, openLive } = await import("./live.ts");
  const environment = openLive(readConfig({ root, ...(env !== undefined && { env }) }));
  try {
    const verdict = await checkAgainst(root, ref, level, category, environment.registered);
    const live = await environment.look(verdict.impacts, verdict.jobs);
    return reportOf(verdict, category, { report: live, breaches: liveBreaches(live) });
  } finally {
    await environment.close();
  }
}

async function bufSide(pair: ParsedPair, category: BufCategory | "NONE"): Promise<BufSide | undefined> {
  return category === "NONE" ? undefined : { category, findings: await bufVerdict(pair, category) };
}

function oneOf<T extends string>(given: string, known: readonly T[], what: string): T {
  const found = known.find((each) => each.toLowerCase() === given.toLowerCase());
  if (found !== undefined) return found;
  const names = known.map((each) => each.toLowerCase());
  const close = didYouMean(given.toLowerCase(), names);
  throw new SluiceError("SLUICE_ARGUMENT", `there is no ${what} "${given}"`, {
    hint: close ? `did you mean "${close}"?` : `there are ${names.join(", ")}`,
  });
}
