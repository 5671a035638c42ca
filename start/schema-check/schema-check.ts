import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { BUF_CATEGORIES, bufVerdict, didYouMean, judgePair, readPair } from "#codegen";
import { COMPATIBILITY_LEVELS, duration, paint, parseArguments, type ReadText, renderError, SluiceError } from "#core";
import { pairJson, renderPair } from "./render-pair.ts";

const USAGE = `npm run schema-check -- --pair <old> <new> [--mode <mode>] [--buf <category>] [--json]
  <old> <new>        two .proto files, or two folders with .proto files
  --mode <mode>      ${COMPATIBILITY_LEVELS.map((level) => level.toLowerCase()).join(", ")} (default: backward)
  --buf <category>   also buf's breaking rules: ${BUF_CATEGORIES.map((each) => each.toLowerCase()).join(", ")} (default: wire_json), or none
exit code: 0 compatible, 2 not, 1 the check failed`;

const OPTIONS = {
  pair: { type: "string" },
  mode: { type: "string" },
  buf: { type: "string" },
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
  if (values.pair === undefined || next === undefined)
    throw new SluiceError("SLUICE_ARGUMENT", "name an old and a new schema", { hint: USAGE });
  const level = oneOf(values.mode ?? "backward", COMPATIBILITY_LEVELS, "mode");
  const category = oneOf(values.buf ?? "wire_json", [...BUF_CATEGORIES, "NONE"] as const, "category of buf");
  const read: ReadText = (file) => {
    try {
      return readFileSync(resolve(cwd, file), "utf8");
    } catch {
      return undefined;
    }
  };
  try {
    const pair = await readPair(values.pair, next, cwd);
    const verdict = judgePair(pair, level);
    const buf = category === "NONE" ? undefined : { category, findings: await bufVerdict(pair, category) };
    const code = verdict.compatible ? 0 : 2;
    if (values.json) return { code, out: `${JSON.stringify(pairJson(verdict, buf))}\n`, err: "" };
    const text = renderPair(verdict, buf, paint(color), read);
    return { code, out: `${text} (${duration(performance.now() - started)})\n`, err: "" };
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    if (!values.json) return { code: 1, out: "", err: `${renderError(error, color, read)}\n` };
    const { code, message, hint, location, problems } = error;
    return { code: 1, out: `${JSON.stringify({ error: { code, message, hint, location }, problems })}\n`, err: "" };
  }
}

function oneOf<T extends string>(given: string, known: readonly T[], what: string): T {
  const found = known.find((each) => each === given.toUpperCase());
  if (found !== undefined) return found;
  const names = known.map((each) => each.toLowerCase());
  const close = didYouMean(given.toLowerCase(), names);
  throw new SluiceError("SLUICE_ARGUMENT", `there is no ${what} "${given}"`, {
    hint: close ? `did you mean "${close}"?` : `there are ${names.join(", ")}`,
  });
}
