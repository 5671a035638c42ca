import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SluiceError } from "#core";
import { type FileStore, openStore } from "../index.ts";
import { storeSuite } from "./store-suite.ts";

const base = mkdtempSync(join(tmpdir(), "sluice-local-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let next = 0;
const root = (): string => join(base, `root ${next++}`);
const open = (files: string): FileStore => openStore({ files });

storeSuite(async () => open(root()));

test("a partition's folder goes with its last file, the output's folder stays", async () => {
  const files = root();
  const store = open(files);
  await store.write("shop/a/dt=1/hr=2/part-0", "x");
  await store.delete(["shop/a/dt=1/hr=2/part-0"]);
  expect(readdirSync(join(files, "shop", "a"))).toEqual([]);
});

test("a folder with something of another program in it stays", async () => {
  const files = root();
  const store = open(files);
  await store.write("shop/a/dt=1/part-0", "x");
  writeFileSync(join(files, "shop/a/dt=1/.part-1.inprogress"), "half");
  await store.delete(["shop/a/dt=1/part-0"]);
  expect(readdirSync(join(files, "shop/a/dt=1"))).toEqual([".part-1.inprogress"]);
});

test("links are neither listed nor followed, for reading, writing or deleting", async () => {
  const files = root();
  const outside = join(base, "outside");
  mkdirSync(outside, { recursive: true });
  writeFileSync(join(outside, "part-0"), "not ours");
  mkdirSync(join(files, "shop"), { recursive: true });
  symlinkSync(outside, join(files, "shop", "dt=1"));
  symlinkSync(join(outside, "part-0"), join(files, "shop", "part-0"));
  const store = open(files);
  expect(await store.list("shop")).toEqual([]);
  await expect(store.list("shop/dt=1")).resolves.toEqual([]);
  await expect(store.read("shop/part-0")).rejects.toThrow(/ELOOP/);
  await expect(store.read("shop/dt=1/part-0")).rejects.toThrow(/behind a link/);
  await expect(store.write("shop/dt=1/part-1", "x")).rejects.toThrow(/behind a link/);
  await expect(store.delete(["shop/dt=1/part-0"])).rejects.toThrow(/behind a link/);
  expect(readdirSync(outside)).toEqual(["part-0"]);
  await store.delete(["shop/part-0"]);
  expect(readFileSync(join(outside, "part-0"), "utf8")).toBe("not ours");
});

test("a root that is itself a link is the folder that it leads to", async () => {
  const files = root();
  const real = join(base, "real");
  mkdirSync(real, { recursive: true });
  symlinkSync(real, files);
  const store = open(files);
  await store.write("shop/part-0", "x");
  expect((await store.list("shop")).map(({ path }) => path)).toEqual(["shop/part-0"]);
  expect(existsSync(join(real, "shop", "part-0"))).toBe(true);
});

test("a path that leads out of the root is refused", async () => {
  const store = open(root());
  for (const path of ["../x", "a/../../x", "a//b", "/etc/passwd", "a/./b"])
    await expect(store.write(path, "x")).rejects.toThrow(/no path below the files root/);
});

test("files that vanish while a folder is listed are not there", async () => {
  const files = root();
  const store = open(files);
  for (let i = 0; i < 300; i++) await store.write(`shop/dt=${i % 10}/part-${i}`, "x");
  const listing = Promise.all(Array.from({ length: 10 }, () => store.list("shop")));
  rmSync(join(files, "shop"), { recursive: true });
  for (const found of await listing) expect(found.length).toBeLessThanOrEqual(300);
  expect(await store.list("shop")).toEqual([]);
});

test("a file where a folder should be is told by the check, with path and hint", async () => {
  const files = root();
  writeFileSync(files, "I am a file");
  const error = await open(files)
    .check()
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(SluiceError);
  expect(error).toMatchObject({ code: "SLUICE_FILE_ACCESS", hint: expect.stringContaining("SLUICE_FILES") });
  expect(String(error)).toContain(files);
});

test("a file or a link on the way to an output's folder is told by the check; a folder that is missing is not made", async () => {
  const files = root();
  mkdirSync(join(files, "made"), { recursive: true });
  writeFileSync(join(files, "shop"), "I am a file");
  symlinkSync(join(files, "made"), join(files, "link"));
  for (const [folder, named] of [
    ["shop/a", "shop/a"],
    ["shop", "shop"],
    ["link/a", "link"],
  ] as const) {
    const error = await open(files)
      .check(folder)
      .catch((e: unknown) => e);
    expect(error, folder).toMatchObject({ code: "SLUICE_FILE_ACCESS", hint: expect.any(String) });
    expect(String(error)).toContain(join(files, named));
  }
  await open(files).check("made/a/b");
  expect(readdirSync(join(files, "made"))).toEqual([]);
});

test("a folder that cannot be made is told by the check", async () => {
  // Nobody can make a folder there, whoever runs the test.
  await expect(open("/proc/sluice").check()).rejects.toMatchObject({ code: "SLUICE_FILE_ACCESS" });
});

test("a file where the root should be is told, not taken for an empty folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-store-"));
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  await expect(open(file).list("payment")).rejects.toThrow(`${file} is not a folder`);
  expect(await open(join(folder, "none")).list("payment")).toEqual([]);
  rmSync(folder, { recursive: true });
});
