import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "#core";
import { COMPOSE_FILE, composeText, FOLDERS, type Loaded, loadYaml } from "./loaded.ts";
import { breaches } from "./rules.ts";

// The loader of Compose itself, a Go program. Its first build takes some 20 s and fetches modules; a later one 0.1 s.
const BUILD_WITHIN = 300_000;
const hasGo = spawnSync("go", ["version"]).status === 0;
/** Says in the report what a skipped test lacked. */
const lack = hasGo ? "" : " (skipped: Go is not installed)";
const ci = Boolean(process.env["CI"]);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-compose-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(ci)("Go is there, without which nothing checks the compose file as Compose does", () => {
  expect(hasGo, "install Go 1.24 or newer (Debian: golang-go)").toBe(true);
});

test.runIf(hasGo)(
  `Compose's own loader accepts the file and finds in it what is known${lack}`,
  { timeout: BUILD_WITHIN },
  async () => {
    const { code, out, text } = await load(COMPOSE_FILE);
    expect(text).toBe(out);
    expect(code).toBe(0);
    const project = JSON.parse(out) as Loaded;
    expect(breaches(project)).toEqual([]);
    // The quick look sees what the loader sees.
    const quick = loadYaml(composeText());
    expect(Object.keys(project.services).sort()).toEqual(Object.keys(quick.services).sort());
    for (const [name, service] of Object.entries(project.services)) {
      expect(service.environment ?? {}, name).toEqual(quick.services[name]?.environment);
      expect(service.image).toBe(quick.services[name]?.image);
    }
  },
);

test.runIf(hasGo).each([
  ["a key with a slip", "    environment:\n      # Any base64", "    enviroment:\n      # Any base64", "enviroment"],
  [
    "a service that waits for one that is not there",
    "      kafka:\n        condition",
    "      kafak:\n        condition",
    "kafak",
  ],
  [
    "services that wait for each other",
    "    command: [jobmanager]",
    "    command: [jobmanager]\n    depends_on: [sql-gateway]",
    "cycle",
  ],
])(`Compose's own loader refuses %s${lack}`, { timeout: BUILD_WITHIN }, async (_, from, to, said) => {
  expect(composeText()).toContain(from);
  const file = join(folder, "compose.yaml");
  writeFileSync(file, composeText().replace(from, to));
  const { code, text } = await load(file);
  expect(text).toContain(said);
  expect(code).toBe(1);
});

test.runIf(hasGo)(
  `without the folders of "up", Compose says what to do${lack}`,
  { timeout: BUILD_WITHIN },
  async () => {
    const { code, text } = await load(COMPOSE_FILE, {});
    expect(code).toBe(1);
    expect(text).toContain("start with npm run compose -- up");
  },
);

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly text: string;
}

function load(file: string, folders: Readonly<Record<string, string>> = FOLDERS): Promise<Answer> {
  const given = Object.entries(folders).map(([name, value]) => `${name}=${value}`);
  const args = ["run", ".", file, join(ROOT, "compose/versions.env"), ...given];
  return new Promise((done, fail) => {
    const child = spawn("go", args, { cwd: join(ROOT, "compose/validate"), stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk;
      text += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    child.once("error", fail);
    child.once("close", (code) => done({ code, out, text }));
  });
}
