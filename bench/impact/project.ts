import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { ROOT } from "#core";
import type { ImpactEdit } from "./edit.ts";
import { labFiles } from "./lab-models.ts";

/** This project with the lab in it, in a repository of its own. */
export interface ImpactProject {
  readonly root: string;
  write(path: string, text: string): void;
  /** Makes all that is there the commit that edits are held against. */
  commit(): void;
  /** Another one that is the same. */
  copy(): ImpactProject;
  /** Works on the project as an edit leaves it, and takes back the edit and what is written meanwhile. */
  edited<T>(edit: Pick<ImpactEdit, "name" | "form" | "changes">, work: () => Promise<T>): Promise<T>;
  close(): void;
}

export function openImpactProject(): ImpactProject {
  const project = projectIn(mkdtempSync(join(tmpdir(), "sluice-impact-")));
  for (const name of ["schemas", "sql", "references"])
    cpSync(join(ROOT, name), join(project.root, name), { recursive: true });
  for (const [path, text] of labFiles()) project.write(path, text);
  return project;
}

function projectIn(root: string): ImpactProject {
  /** What was there before, of each file that an edit writes; undefined: nothing. */
  const before = new Map<string, string | undefined>();
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  const git = (...args: readonly string[]): unknown =>
    execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe" });
  const textOf = (path: string): string | undefined =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
  const write = (path: string, text: string): void => {
    if (!before.has(path)) before.set(path, textOf(path));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return {
    root,
    write,
    commit() {
      git("init", "--quiet", "--initial-branch", "main");
      git("add", "--all");
      git("commit", "--quiet", "--message", "before");
    },
    copy() {
      const other = mkdtempSync(join(tmpdir(), "sluice-impact-"));
      cpSync(root, other, { recursive: true });
      return projectIn(other);
    },
    async edited({ name, form, changes }, work) {
      before.clear();
      try {
        for (const [file, from, to] of changes) {
          const text = textOf(file) ?? "";
          if (from === "" ? text !== "" : !text.includes(from))
            throw new Error(`${name} (${form}): nothing to edit in ${file}: ${from}`);
          write(
            file,
            text.replace(from, () => to),
          );
        }
        return await work();
      } finally {
        for (const [path, text] of before)
          if (text === undefined) rmSync(join(root, path));
          else writeFileSync(join(root, path), text);
      }
    },
    close() {
      rmSync(root, { recursive: true });
    },
  };
}

/** The schemas and Flink's models of a project, each behind what it reads. Throws when the schemas have errors. */
export async function readProject(root: string): Promise<{ schemas: SchemaModel; models: readonly SqlModel[] }> {
  const { model: schemas, problems } = await readSchemas(root);
  const error = problems.find(({ severity }) => severity !== "warning");
  if (error) throw new Error(`${error.location?.file}:${error.location?.line} ${error.message}`);
  return { schemas, models: readSqlModels(root, schemas).models };
}
