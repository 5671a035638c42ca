import { existsSync } from "node:fs";
import { join } from "node:path";
import { openPlanner } from "#codegen";
import { duration, parseArguments, plural, readConfig, SluiceError } from "#core";
import { IMPACT_CLASSES, type ImpactEdit } from "./impact/edit.ts";
import { IMPACT_EDITS } from "./impact/edits.ts";
import { baseOf, type JudgedEdit, judgeEdit } from "./impact/judge-edit.ts";
import { openImpactProject } from "./impact/project.ts";
import { reportImpact } from "./impact/report.ts";
import { judgeRequired } from "./impact/required.ts";
import { speedOfCheck } from "./impact/speed.ts";

const USAGE = "npm run bench -- impact [--only <class>] [--no-speed]";

/**
 * `npm run bench -- impact`: edits of schemas over all models of this project and of logs with every kind of field. What
 * `schema-check` says stands against Flink's own planner on both versions, and records decoded by another library. Exit 1
 * when a break is missed, more than 5 % are false alarms, or a class, difference type or rule is not covered in every
 * form that it can have.
 */
export async function benchImpact(args: readonly string[]): Promise<number> {
  const options = { only: { type: "string" }, "no-speed": { type: "boolean" } } as const;
  const { values } = parseArguments(args, options, USAGE, 0);
  const { only } = values;
  if (only !== undefined && !IMPACT_CLASSES.some((each) => each === only))
    throw new SluiceError("SLUICE_ARGUMENT", `there is no class "${only}"`, { hint: IMPACT_CLASSES.join(", ") });
  const started = performance.now();
  // Every check writes a hundred small files: in memory where the system has a folder there.
  if (existsSync("/dev/shm")) process.env["TMPDIR"] ??= "/dev/shm";
  const edits = IMPACT_EDITS.filter(({ of }) => only === undefined || of === only);
  const project = openImpactProject();
  const planner = openPlanner({ dataDir: join(readConfig({}, process.env, { offline: true }).dataDir, "impact") });
  const opened = [project];
  try {
    const base = await baseOf(project, planner);
    const second = project.copy();
    opened.push(second);
    // Two at a time: while the planner works for one, the other reads and decodes.
    const left = [...edits];
    const judged = new Map<ImpactEdit, JudgedEdit>();
    const work = async (own: typeof project): Promise<void> => {
      for (let edit = left.shift(); edit; edit = left.shift()) {
        const { of, name, form } = edit;
        const done = judgeEdit(own, planner, base, edit).catch((error: unknown) => {
          process.stderr.write(`${of}, ${name} (${form}):\n`);
          throw error;
        });
        judged.set(edit, await done);
      }
    };
    await Promise.all(opened.map(work));
    const required = only === undefined ? await judgeRequired(project) : [];
    const inOrder = edits.flatMap((edit) => judged.get(edit) ?? []);
    const { text, isGood } = reportImpact(inOrder, required, only === undefined);
    process.stdout.write(`${text}\n`);
    process.stdout.write(
      `${plural(edits.length + required.length, "edit")} in ${duration(performance.now() - started)}\n`,
    );
    const isFast = values["no-speed"] === true || (await speedOfCheck());
    return isGood && isFast ? 0 : 1;
  } finally {
    await planner.close();
    for (const each of opened) each.close();
  }
}
