import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "#core";
import { schemaCheck } from "../schema-check/schema-check.ts";
import { applyPullRequest, pullRequestsOf } from "./page-changes.ts";
import { openThisProject } from "./schema-project.ts";

const PAGE = join(ROOT, "docs/evolution.md");

const project = openThisProject();
afterAll(() => project.close());

/** Without what is another each time. */
function lasting(text: string): string {
  return text.replace(/\([\da-f]{8}\)/g, "(0a1b2c3d)").replace(/ \([\d.]+ m?s\)$/gm, "");
}

test("the pull requests of docs/evolution.md say what the command says, each on top of those that were merged", async () => {
  const page = readFileSync(PAGE, "utf8");
  const pullRequests = pullRequestsOf(page);
  let made = page;
  const merged: [string, number][] = [];
  for (const pullRequest of pullRequests) {
    applyPullRequest(project, pullRequest);
    const { code, out, err } = await schemaCheck(["--against", "main", "--buf", "none"], project.root);
    expect(err).toBe("");
    const { title, block, report } = pullRequest;
    made = made.replace(block, () => block.replace(`none\n${report}\`\`\``, () => `none\n${lasting(out)}\`\`\``));
    merged.push([title, code]);
    if (code === 0) project.commit(title);
    else project.discard();
  }
  expect(merged).toEqual([
    ["A field is added", 0],
    ["A field gets another name", 2],
    ["A field gets another name", 0],
    ["A field gets another type", 2],
    ["A field gets another type", 0],
    ["A field gets another type", 0],
    ["A field gets another type", 0],
    ["A field is removed", 2],
    ["A field is removed", 0],
    ["A field is removed", 0],
  ]);
  if (process.env["SLUICE_UPDATE_DOCS"] === "1") writeFileSync(PAGE, made);
  else expect(page).toBe(made);
}, 120_000);
