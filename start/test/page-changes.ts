import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SchemaProject } from "./schema-project.ts";

const PULL_REQUEST =
  /```diff\n([\s\S]*?)```\n\n```\n\$ npm run -s schema-check -- --against main --buf none\n([\s\S]*?)```/g;

/** A pull request of docs/evolution.md: what it changes, and what the page says that the command says of it. */
export interface PagePullRequest {
  /** The heading above it. */
  readonly title: string;
  /** The changed files, in order. */
  readonly changes: readonly FileChange[];
  readonly report: string;
  /** All of it, as it stands in the page. */
  readonly block: string;
}

interface FileChange {
  readonly file: string;
  /** Lines of the file, those that go with `-` in front, those that come with `+`. */
  readonly lines: readonly string[];
}

export function pullRequestsOf(page: string): readonly PagePullRequest[] {
  return [...page.matchAll(PULL_REQUEST)].map(({ 0: block, 1: diff = "", 2: report = "", index }) => ({
    title: /^### (.*)$/m.exec(page.slice(page.lastIndexOf("\n### ", index), index))?.[1] ?? "",
    changes: diff.split(/^--- /m).flatMap((part) => {
      const [file = "", ...lines] = part.trimEnd().split("\n");
      return file === "" ? [] : [{ file, lines }];
    }),
    report,
    block,
  }));
}

/** Changes the files of a project as the pull request does. Throws when they do not have the lines that it changes. */
export function applyPullRequest(project: SchemaProject, { changes }: PagePullRequest): void {
  for (const { file, lines } of changes) {
    const side = (without: string): string =>
      lines.flatMap((line) => (line.startsWith(without) ? [] : [`${line.slice(1)}\n`])).join("");
    if (existsSync(join(project.root, file))) project.edit(side("+"), side("-"), file);
    else project.write({ [file]: side("-") });
  }
}
