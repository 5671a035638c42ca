import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "#core";
import { schemaCheck } from "../schema-check/schema-check.ts";
import { openThisProject } from "./schema-project.ts";

const PAGE = join(ROOT, "docs/evolution.md");
const BLOCK = /```diff\n([\s\S]*?)```\n\n```\n\$ npm run -s schema-check -- --against main --buf none\n([\s\S]*?)```/g;

const project = openThisProject();
afterAll(() => project.close());

/** One file's lines of a block: `-` and `+` with lines around them. */
function apply(file: string, lines: readonly string[]): void {
  const side = (without: string): string =>
    lines.flatMap((line) => (line.startsWith(without) ? [] : [`${line.slice(1)}\n`])).join("");
  const end = lines.every((line) => line.startsWith("-"));
  project.edit(side("+"), end ? "" : side("-"), file);
}

/** Makes the changes of a block; what stands above `--- merged before` goes with the first file into `main`. */
function change(diff: string): void {
  const parts = diff.split(/^--- /m).slice(1);
  let isMerged = false;
  for (const part of parts) {
    const [name = "", ...lines] = part.trimEnd().split("\n");
    if (name === "merged before") {
      isMerged = true;
      continue;
    }
    apply(name, lines);
    if (isMerged) project.commit("merged before");
    isMerged = false;
  }
}

/** Without what is another each time. */
function lasting(text: string): string {
  return text.replace(/\([\da-f]{8}\)/g, "(0a1b2c3d)").replace(/ \([\d.]+ m?s\)$/gm, "");
}

test("the pull requests of docs/evolution.md say what the command says", async () => {
  const page = readFileSync(PAGE, "utf8");
  const blocks = [...page.matchAll(BLOCK)];
  expect(blocks).toHaveLength(7);
  let made = page;
  for (const [block, diff = "", before = ""] of blocks) {
    project.copy();
    change(diff);
    const { out, err } = await schemaCheck(["--against", "main", "--buf", "none"], project.root);
    expect(err).toBe("");
    made = made.replace(block, () => block.replace(`none\n${before}\`\`\``, () => `none\n${lasting(out)}\`\`\``));
  }
  if (process.env["SLUICE_UPDATE_DOCS"] === "1") writeFileSync(PAGE, made);
  else expect(page).toBe(made);
}, 120_000);
