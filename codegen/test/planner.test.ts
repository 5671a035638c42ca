import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPlanner } from "../planner.ts";

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

  test("keeps no errors", async () => {
    java(`while read line; do echo '{"id":1,"error":{"in":"query","index":0,"message":"no"}}'; done`);
    const planner = open();
    expect((await planner.plan(request)).error?.message).toBe("no");
    await planner.close();
    expect(readdirSync(folder)).not.toContain("data");
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
