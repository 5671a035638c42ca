import { plural, problemsError } from "#core";
import { applyTree, compareTree, type TreeChange } from "./emitted-tree.ts";
import { EMITTED_FOLDERS, type Generated, generate } from "./generate.ts";
import { openPlanner } from "./planner.ts";

export interface RegenerateOptions {
  readonly root: string;
  readonly dataDir: string;
  /** True: compare only, write nothing. */
  readonly check: boolean;
}

export interface Regenerated extends Generated {
  /** Emitted files that were stale, missing or no longer wanted. */
  readonly changes: readonly TreeChange[];
}

/**
 * Brings all emitted files of a project up to date, or only compares them. Throws all problems at once when schemas or
 * models have errors: nothing is written then.
 */
export async function regenerate({ root, dataDir, check }: RegenerateOptions): Promise<Regenerated> {
  // Loading the printer of TypeScript takes most of a second: not every reader of the door should wait for it.
  const { emitTypeScript } = await import("./emit-typescript/index.ts");
  const planner = openPlanner({ dataDir });
  try {
    const generated = await generate({ root, planner, emitTypeScript });
    const errors = generated.problems.filter((p) => p.severity !== "warning").length;
    if (errors > 0) {
      throw problemsError(generated.problems, `${plural(errors, "error")} in schemas/ and sql/: nothing was written`);
    }
    const changes = compareTree(root, EMITTED_FOLDERS, generated.files);
    if (!check) applyTree(root, EMITTED_FOLDERS, changes);
    return { ...generated, changes };
  } finally {
    await planner.close();
  }
}
