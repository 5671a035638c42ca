import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "#core";
import { copyProject, type ProjectCopy } from "../../test/project-copy.ts";

/** The workflow for pull requests: its steps are run here as GitHub runs them, with a `gh` that keeps comments in a file. */
const WORKFLOW = join(ROOT, ".github/workflows/schema-pr.yml");
const PROTO = "schemas/payment/v1/payment.proto";
const MARK = "<!-- sluice schema-check -->";

const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";
/** Its first build takes some 10 s and fetches modules. */
const BUILD_WITHIN = 300_000;
const hasGo = spawnSync("go", ["version"]).status === 0;
/** Says in the report what a skipped test lacked. */
const lack = hasGo ? "" : " (skipped: Go is not installed)";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const { jobs } = parse(readFileSync(WORKFLOW, "utf8")) as { jobs: Record<string, { steps: Step[] }> };
const steps = jobs["check"]?.steps ?? [];

let project: ProjectCopy;
let folder: string;
let base: string;

beforeAll(() => {
  project = copyProject();
  folder = mkdtempSync(join(tmpdir(), "sluice-workflow-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", "gh"), `#!${process.execPath}\n${GH}`);
  chmodSync(join(folder, "bin", "gh"), 0o755);
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  base = git("rev-parse", "HEAD").trim();
}, 60_000);

afterAll(() => {
  project?.remove();
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  const { stdout, stderr, status } = spawnSync("git", [...who, ...args], { cwd: project.root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What one run of the workflow left behind. */
interface Outcome {
  /** Exit codes by the names of the steps. */
  readonly codes: Readonly<Record<string, number>>;
  readonly out: string;
  readonly summary: string;
}

/** Runs the `run:` steps in their order, but for the installation, on the schema as `edit` makes it of that of `main`. */
async function workflow(edit: (proto: string) => string): Promise<Outcome> {
  project.write(PROTO, edit(git("show", `main:${PROTO}`)));
  const files = { output: join(folder, "output"), summary: join(folder, "summary") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const codes: Record<string, number> = {};
  let out = "";
  for (const { name = "", run, env = {} } of steps) {
    if (run === undefined || run.startsWith("npm ci")) continue;
    const given = Object.entries(env).map(([key, value]) => [key, filled(value, readFileSync(files.output, "utf8"))]);
    const script = join(folder, "step.sh");
    writeFileSync(script, run);
    const done = await bash(script, {
      ...Object.fromEntries(given),
      PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      CALLS: join(folder, "calls"),
      STORE: join(folder, "comments"),
    });
    codes[name] = done.code;
    out += done.out;
    // What follows runs only after steps that ended well.
    if (done.code !== 0) break;
  }
  return { codes, out, summary: readFileSync(files.summary, "utf8") };
}

/** Expressions of the workflow as GitHub fills them in; an unknown one is a fault. */
function filled(text: string, outputs: string): string {
  const known: Readonly<Record<string, string>> = {
    "github.event.pull_request.base.sha": base,
    "github.event.pull_request.number": "7",
    "github.repository": "shop/logs",
    "github.token": "secret",
    "steps.check.outputs.code": /^code=(.*)$/m.exec(outputs)?.[1] ?? "",
  };
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`the workflow asks for ${name}`);
    return value;
  });
}

/** As GitHub runs a step that names no shell. */
function bash(script: string, env: Readonly<Record<string, string>>): Promise<{ code: number; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-e", script], { cwd: project.root, env: { ...process.env, ...env } });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        out += chunk.toString();
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, out }));
  });
}

interface Comment {
  readonly id: number;
  readonly user: { readonly type: string };
  readonly body: string;
}

const lines = (file: string): readonly string[] =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trimEnd().split("\n") : [];
const comments = (): readonly Comment[] => lines("comments").map((line) => JSON.parse(line) as Comment);
/** Method and path of what `gh` was asked to write. */
const writes = (): readonly string[] => lines("calls").filter((call) => !call.startsWith("GET "));

/** Takes the calls of the workflow and no others; of jq it knows what is asked of it. */
const GH = `
const { appendFileSync, readFileSync, writeFileSync } = require("node:fs");
const [command, ...rest] = process.argv.slice(2);
const flags = { method: "GET", field: "", jq: "" };
let path = "";
for (let i = 0; i < rest.length; i++) {
  if (["--paginate", "--silent"].includes(rest[i])) continue;
  if (rest[i].startsWith("--")) flags[rest[i].slice(2)] = rest[++i];
  else path = rest[i];
}
if (command !== "api" || process.env.GH_TOKEN !== "secret") throw new Error("gh " + rest.join(" "));
appendFileSync(process.env.CALLS, flags.method + " " + path + "\\n");
const comments = readFileSync(process.env.STORE, "utf8").trimEnd().split("\\n").map((line) => JSON.parse(line));
const list = "repos/shop/logs/issues/7/comments";
const own = /^repos\\/shop\\/logs\\/issues\\/comments\\/(\\d+)$/.exec(path);
const body = () => {
  const [, file] = /^body=@(.+)$/.exec(flags.field);
  return readFileSync(file, "utf8");
};
if (flags.method === "GET" && path === list) {
  const asked = /^\\.\\[\\] \\| select\\(\\.user\\.type == "(.*?)"\\) \\| select\\(\\.body \\| startswith\\("(.*?)"\\)\\) \\| \\.id$/.exec(flags.jq);
  for (const { id, user, body } of comments)
    if (user.type === asked[1] && body.startsWith(asked[2])) console.log(id);
  process.exit(0);
}
if (flags.method === "POST" && path === list) comments.push({ id: comments.length + 1, user: { type: "Bot" }, body: body() });
else if (flags.method === "PATCH" && own) comments.find(({ id }) => id === Number(own[1])).body = body();
else throw new Error(flags.method + " " + path);
writeFileSync(process.env.STORE, comments.map((each) => JSON.stringify(each) + "\\n").join(""));
`;

const STEPS = ["Annotations", "One comment, written anew each time", "Verdict"] as const;
const [CHECK, COMMENT, VERDICT] = STEPS;

test("a breaking change fails the workflow, with annotations, a summary and one comment; the next push writes it anew", async () => {
  // Others comment, too: another bot, and a person who quotes the comment.
  writeFileSync(
    join(folder, "comments"),
    [
      { id: 1, user: { type: "Bot" }, body: "coverage: 80 %" },
      { id: 2, user: { type: "User" }, body: `${MARK} is what it begins with` },
    ]
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(""),
  );
  const broken = await workflow((proto) => proto.replace("  int64 amount_minor = 8", "  int64 amount_cents = 8"));
  expect(broken.codes).toEqual({ [CHECK]: 0, [COMMENT]: 0, [VERDICT]: 2 });
  expect(broken.out).toMatch(new RegExp(`^::error file=${PROTO},line=\\d+,[^:]*::payment\\.amount_minor renamed`, "m"));
  expect(writes()).toEqual(["POST repos/shop/logs/issues/7/comments"]);
  const posted = comments()[2];
  expect(posted?.body).toMatch(new RegExp(`^${MARK}\n\n### Schemas against \`${base}\` .*: breaking\n`));
  expect(broken.summary).toBe(posted?.body);

  const mended = await workflow((proto) => proto.replace("labels = 16;", "labels = 16;\n  string shop = 17;"));
  expect(mended.codes).toEqual({ [CHECK]: 0, [COMMENT]: 0, [VERDICT]: 0 });
  expect(mended.out).toMatch(new RegExp(`^::notice file=${PROTO},line=\\d+,[^:]*::payment\\.shop added`, "m"));
  expect(mended.out).not.toContain("::error");
  expect(writes().slice(1)).toEqual(["PATCH repos/shop/logs/issues/comments/3"]);
  expect(comments()).toHaveLength(3);
  expect(comments()[2]?.body).toMatch(/: nothing breaks\n/);
  expect(mended.summary).toBe(comments()[2]?.body);

  const unread = await workflow((proto) => proto.replace("message Payment {", "message Payment"));
  expect(unread.codes).toEqual({ [CHECK]: 0, [COMMENT]: 0, [VERDICT]: 1 });
  expect(unread.out).toMatch(new RegExp(`^::error file=${PROTO},line=\\d+`, "m"));
  expect(writes().slice(2)).toEqual(["PATCH repos/shop/logs/issues/comments/3"]);
  expect(comments()[2]?.body).toMatch(new RegExp(`^${MARK}\n\n### The schemas could not be checked\n`));
  expect(unread.summary).toBe(comments()[2]?.body);
}, 60_000);

test("the steps are these, and only a branch of the repository itself gets a comment", () => {
  expect(steps.flatMap(({ uses, run, name }) => uses ?? name ?? run)).toEqual([
    "actions/checkout@v5",
    "actions/setup-node@v5",
    "npm ci",
    ...STEPS,
  ]);
  expect(steps.map((step) => step.if).filter((condition) => condition !== undefined)).toEqual([
    "github.event.pull_request.head.repo.full_name == github.repository",
  ]);
});

test.runIf(hasGo)(
  `actionlint finds nothing in the workflow, and finds a slip${lack}`,
  async () => {
    expect(await actionlint(readFileSync(WORKFLOW, "utf8"))).toEqual({ code: 0, out: "" });
    const slip = readFileSync(WORKFLOW, "utf8").replace("steps.check.outputs", "steps.chekc.outputs");
    expect(await actionlint(slip)).toMatchObject({ code: 1, out: expect.stringContaining('"chekc"') });
  },
  BUILD_WITHIN,
);

test.runIf(Boolean(process.env["CI"]))("Go is there, without which nothing lints the workflow", () => {
  expect(hasGo, "install Go 1.24 or newer (Debian: golang-go)").toBe(true);
});

function actionlint(text: string): Promise<{ code: number; out: string }> {
  return new Promise((resolve, reject) => {
    // Without other linters, which are not on each machine.
    const args = ["run", ACTIONLINT, "-no-color", "-shellcheck=", "-pyflakes=", "-"];
    const child = spawn("go", args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, out }));
    child.stdin.end(text);
  });
}
