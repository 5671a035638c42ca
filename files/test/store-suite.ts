import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FileStore } from "../index.ts";

/** What every store promises. `open` gives one with nothing in it. */
export function storeSuite(open: () => Promise<FileStore>): void {
  test("lists what was written below a folder, hidden files too, and nothing of its neighbours", async () => {
    const store = await open();
    await store.write("shop/a/dt=1/part-0", "one");
    await store.write("shop/a/dt=1/_SUCCESS", "");
    await store.write("shop/a/.hidden", "x");
    await store.write("shop/ab/part-0", "other");
    const found = await store.list("shop/a");
    expect(found.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual([
      "shop/a/.hidden 1",
      "shop/a/dt=1/_SUCCESS 0",
      "shop/a/dt=1/part-0 3",
    ]);
    for (const { modified } of found) expect(Math.abs(modified - Date.now())).toBeLessThan(60_000);
    expect(await store.list("shop/nothing")).toEqual([]);
  });

  test("names with spaces, plus, percent, quotes and letters of all kinds come back as they are", async () => {
    const store = await open();
    const names = ["a b", "a+b", "a%20b", "it's (1)!*", "zürich", "x&y<z>", "a=b:c,d"];
    for (const name of names) await store.write(`shop/odd/${name}`, name);
    expect((await store.list("shop/odd")).map(({ path }) => path.slice("shop/odd/".length)).sort()).toEqual(
      names.sort(),
    );
    for (const name of names) expect((await store.read(`shop/odd/${name}`))?.toString()).toBe(name);
  });

  test("writes a local file, replaces what was there, and gives it back as a local file", async () => {
    const store = await open();
    const folder = mkdtempSync(join(tmpdir(), "sluice-store-"));
    try {
      const file = join(folder, "content");
      writeFileSync(file, Buffer.alloc(300_000, 7));
      await store.write("shop/part-0", "old");
      await store.write("shop/part-0", { file });
      expect(readFileSync(await store.fetch("shop/part-0", join(folder, "copy"))).equals(readFileSync(file))).toBe(
        true,
      );
      expect((await store.list("shop")).map(({ path }) => path)).toEqual(["shop/part-0"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("creates a file only where there is none, also when many try", async () => {
    const store = await open();
    const tries = await Promise.all([1, 2, 3, 4].map((n) => store.create("shop/_lock", `holder ${n}`)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect((await store.read("shop/_lock"))?.toString()).toBe(`holder ${tries.indexOf(true) + 1}`);
    expect(await store.create("shop/_lock", "late")).toBe(false);
  });

  test("deletes files, does not mind those that are gone, and reads nothing where nothing is", async () => {
    const store = await open();
    await store.write("shop/a/dt=1/hr=2/part-0", "x");
    await store.write("shop/a/dt=2/part-0", "x");
    await store.delete(["shop/a/dt=1/hr=2/part-0", "shop/a/dt=1/hr=2/part-1", "shop/none/part-0"]);
    expect(await store.read("shop/a/dt=1/hr=2/part-0")).toBeUndefined();
    expect((await store.list("shop")).map(({ path }) => path)).toEqual(["shop/a/dt=2/part-0"]);
  });

  test("the check passes and leaves nothing behind", async () => {
    const store = await open();
    await store.check();
    await store.check("shop/a");
    expect(await store.list("shop")).toEqual([]);
    await store.write("shop/part-0", "x");
    await store.check("shop");
    expect((await store.list("shop")).map(({ path }) => path)).toEqual(["shop/part-0"]);
  });
}
