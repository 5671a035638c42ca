import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPlanner } from "../planner.ts";
import type { PlannerRequest } from "../planner-answer.ts";

/** The client against a stand-in for `java` that speaks its lines: a shell script, so not on Windows. */
describe.skipIf(process.platform === "win32")("the planner client", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sluice-planner-"));
    for (const name of ["lib", "bin"]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, "sluice-flink-local.jar"), "jar");
    vi.stubEnv("JAVA_HOME", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const java = (script: string): void => {
    writeFileSync(join(folder, "bin", "java"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "bin", "java"), 0o755);
  };
  const open = (): ReturnType<typeof openPlanner> => openPlanner({ dataDir: join(folder, "data"), jars: folder });
  const cached = (): string[] => readdirSync(join(folder, "data", "planner"));
  const request = { statements: [], query: "SELECT 1" };

  test("asks once, and answers the same request from the cache without a process", async () => {
    java(`while read line; do echo '{"id":1,"columns":[],"plan":"p"}'; done`);
    const first = open();
    expect(await first.plan(request)).toEqual({ columns: [], plan: "p" });
    await first.close();
    java("exit 1");
    const second = open();
    expect(await second.plan(request)).toEqual({ columns: [], plan: "p" });
    await second.close();
  });

  test("asks anew when anything of the question, or a jar, is another one", async () => {
    const log = join(folder, "asked");
    java(`while read line; do echo x >> ${log}; echo "{\\"id\\":1,\\"columns\\":[]}"; done`);
    const jar = join(folder, "lib", "format.jar");
    const asked = async (question: PlannerRequest): Promise<number> => {
      writeFileSync(log, "");
      const planner = open();
      await planner.plan(question);
      await planner.close();
      return readFileSync(log, "utf8").split("\n").length - 1;
    };
    const base = { statements: ["CREATE TABLE a (x INT)"], query: "SELECT 1", options: { k: "1" } };
    expect([await asked(base), await asked(base)]).toEqual([1, 0]);
    for (const other of [
      { ...base, statements: ["CREATE TABLE a (x BIGINT)"] },
      { ...base, statements: [...base.statements, "CREATE VIEW v AS SELECT 1"] },
      { ...base, query: "SELECT 2" },
      { statements: base.statements, insert: base.query, options: base.options },
      { ...base, options: { k: "2" } },
      { ...base, options: { k2: "1" } },
    ]) {
      expect([await asked(other), await asked(other)]).toEqual([1, 0]);
    }
    writeFileSync(jar, "one");
    expect([await asked(base), await asked(base)]).toEqual([1, 0]);
    writeFileSync(jar, "more");
    expect([await asked(base), await asked(base)]).toEqual([1, 0]);
    // Built anew to the same size.
    utimesSync(jar, 1_000_000, 1_000_000);
    expect([await asked(base), await asked(base)]).toEqual([1, 0]);
    writeFileSync(join(folder, "sluice-flink-local.jar"), "another jar");
    expect([await asked(base), await asked(base)]).toEqual([1, 0]);
  });

  test("keeps no errors", async () => {
    java(`while read line; do echo '{"id":1,"error":{"in":"query","index":0,"message":"no"}}'; done`);
    const planner = open();
    expect((await planner.plan(request)).error?.message).toBe("no");
    await planner.close();
    expect(cached()).toEqual([]);
  });

  test.each([
    ["the data folder is a file", "data", writeFileSync],
    ["it is a file", join("data", "planner"), writeFileSync],
    // Reads like an empty cache, and cannot be made: as on a full disk, or where nothing may be written.
    ["it is a link to nowhere", join("data", "planner"), (path: string) => symlinkSync("nowhere", path)],
  ])("names the cache folder when %s", async (_, path, make) => {
    // No process is started for an answer that could not be kept.
    java(`touch ${join(folder, "asked")}; exit 1`);
    if (path !== "data") mkdirSync(join(folder, "data"));
    make(join(folder, path), "");
    const planner = open();
    await expect(planner.plan(request)).rejects.toMatchObject({
      code: "SLUICE_FILE_ACCESS",
      message: expect.stringContaining(join(folder, "data", "planner")),
      hint: expect.stringContaining("SLUICE_DATA_DIR"),
    });
    await planner.close();
    expect(readdirSync(folder)).not.toContain("asked");
  });

  test("names the cache folder when the answer cannot be written, and leaves no half of it", async () => {
    // A folder in the place of the file: what happens to be the fault does not matter.
    java(`mkdir -p ${join(folder, "data", "planner")}/$(cat ${join(folder, "key")}).json
      while read line; do echo '{"id":1,"columns":[]}'; done`);
    const probe = open();
    writeFileSync(join(folder, "key"), "x");
    await probe.plan(request);
    await probe.close();
    const [file = ""] = cached().filter((name) => name !== "x.json");
    rmSync(join(folder, "data"), { recursive: true });
    writeFileSync(join(folder, "key"), file.replace(".json", ""));
    const planner = open();
    await expect(planner.plan(request)).rejects.toMatchObject({ code: "SLUICE_FILE_ACCESS" });
    await planner.close();
    expect(cached()).toEqual([file]);
  });

  test.each([
    ["is no JSON", () => '{"colu'],
    ["is nothing", () => "null"],
    ["has no answer", () => "{}"],
    ["belongs to another question", (text: string) => text.replace(/"key":"./, '"key":"x')],
  ])("asks again when a kept answer %s", async (_, spoil) => {
    java(`while read line; do echo '{"id":1,"columns":[]}'; done`);
    const first = open();
    await first.plan(request);
    await first.close();
    const file = join(folder, "data", "planner", cached()[0] as string);
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, spoil(whole));
    const second = open();
    expect(await second.plan(request)).toEqual({ columns: [] });
    await second.close();
    expect(readFileSync(file, "utf8")).toBe(whole);
  });

  test("keeps the 200 answers that were used last", async () => {
    java(`while read line; do echo '{"id":1,"columns":[]}'; done`);
    const first = open();
    await first.plan(request);
    await first.close();
    const [used = ""] = cached();
    const age = (name: string, days: number): void => {
      const time = Date.now() / 1000 - days * 86_400;
      utimesSync(join(folder, "data", "planner", name), time, time);
    };
    age(used, 1000);
    for (let i = 0; i < 250; i++) {
      writeFileSync(join(folder, "data", "planner", `${i}.json`), "{}");
      age(`${i}.json`, 10 + i);
    }
    const second = open();
    await second.plan(request);
    await second.plan({ ...request, query: "SELECT 2" });
    await second.close();
    expect(cached()).toHaveLength(200);
    expect(cached()).toContain(used);
    expect(cached()).toContain("197.json");
    expect(cached()).not.toContain("198.json");
  });

  test("keeps all that one run needs, however many", async () => {
    java(`while read line; do echo "{\\"id\\":$((n=n+1)),\\"columns\\":[]}"; done`);
    const planner = open();
    for (let i = 0; i < 230; i++) await planner.plan({ ...request, query: `SELECT ${i}` });
    writeFileSync(join(folder, "data", "planner", "left.json"), "{}");
    await planner.close();
    expect(cached()).toHaveLength(230);
    expect(cached()).not.toContain("left.json");
  });

  test("says what a process that ends said last", async () => {
    java(`echo 'UnsupportedClassVersionError: class file version 61.0' >&2; echo '  at Launcher' >&2; exit 1`);
    const planner = open();
    const failed = planner.plan(request);
    await expect(failed).rejects.toMatchObject({
      code: "SLUICE_JAVA",
      message: expect.stringContaining("version 61.0"),
    });
    await planner.close();
  });

  test("says that there is no Java, and that the module is not built", async () => {
    const planner = open();
    await expect(planner.plan(request)).rejects.toMatchObject({ code: "SLUICE_JAVA" });
    await planner.close();
    rmSync(join(folder, "sluice-flink-local.jar"));
    await expect(open().plan(request)).rejects.toMatchObject({ message: "the Flink module is not built" });
  });
});
