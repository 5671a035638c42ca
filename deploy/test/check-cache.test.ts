import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { checkSql } from "../check/check-sql.ts";
import { modelText, openProject } from "./project.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-check-cache-"));
const project = openProject();
afterAll(() => {
  vi.unstubAllEnvs();
  for (const path of [folder, project.config.root]) rmSync(path, { recursive: true });
});

/** What the check asks the planner that the cache cannot answer: the planner is a stand-in that only notes it. */
async function asked(): Promise<number> {
  const notes = join(folder, "notes");
  writeFileSync(notes, "");
  await checkSql({ root: project.config.root, dataDir: join(folder, "data") });
  return readFileSync(notes, "utf8").length;
}

test.skipIf(process.platform === "win32")(
  "the planner is asked about what changed for it, and about nothing else",
  async () => {
    mkdirSync(join(folder, "bin"));
    const program = `#!${process.execPath}
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  require("fs").appendFileSync(${JSON.stringify(join(folder, "notes"))}, "x");
  console.log(JSON.stringify({ id: JSON.parse(line).id, columns: [], plan: "" }));
});
`;
    writeFileSync(join(folder, "bin", "java"), program);
    chmodSync(join(folder, "bin", "java"), 0o755);
    vi.stubEnv("JAVA_HOME", folder);

    const { log, output, write } = project;
    const proto = readFileSync(join(project.config.root, "schemas/ping/v1/ping.proto"), "utf8");
    const [model, view] = [`sql/flink/ping/${output}.sql`, "sql/flink/ping/pings.sql"];
    const viewText = `--! Purpose: pings\n--! Kind: view\nSELECT host, sent_at, millis\nFROM ${log}_ok\n`;
    write(view, viewText);
    write(model, modelText("pings"));
    expect(await asked()).toBeGreaterThan(0);
    expect(await asked()).toBe(0);

    // A comment and a field that nobody reads are nothing to the planner.
    write("schemas/ping/v1/ping.proto", proto.replace("int32 millis = 2;", "// In milliseconds.\n  int32 millis = 2;"));
    expect(await asked()).toBe(0);
    write("schemas/ping/v1/ping.proto", proto.replace("int32 millis = 2;", "int64 millis = 2;"));
    expect(await asked()).toBeGreaterThan(0);
    write("schemas/ping/v1/ping.proto", proto.replace('lateness: "5s"', 'lateness: "6s"'));
    expect(await asked()).toBeGreaterThan(0);
    write("schemas/ping/v1/ping.proto", proto);
    expect(await asked()).toBe(0);

    write(view, viewText.replace("millis\n", "millis + 1 AS millis\n"));
    expect(await asked()).toBe(2);
    write(view, viewText);
    write(model, modelText("pings", "MAX(millis)"));
    expect(await asked()).toBe(1);
  },
);
