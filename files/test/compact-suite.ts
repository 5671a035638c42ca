import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compactOutput, type FileStore, type FilesConfig, isFinished, readFileRows } from "../index.ts";
import { all, filesType, openTestFiles } from "./support.ts";

export interface CompactCase {
  readonly config: FilesConfig;
  readonly store: FileStore;
  readonly env: NodeJS.ProcessEnv;
}

const FORMATS = ["json", "csv", "parquet"] as const;
type Format = (typeof FORMATS)[number];
/** manifest, incomplete, merged, each part, complete, done. */
const STEPS = 5 + 3;
const PARTS = 3;
const ROWS = 20;
/** One partition is complete, to the other more may come. */
const CLOSED = "dt=2026-01-01";
const OPEN = "dt=2026-01-02";
const FOLDERS = [CLOSED, OPEN];

/** What a compaction promises in every store, whenever it is killed. */
export function compactSuite(open: () => Promise<CompactCase>, formats: readonly Format[] = FORMATS): void {
  test.each(formats)(
    "%s: killed after any step, each row is there once, and the next run ends with one file",
    async (format) => {
      // The steps are the same for every format: CSV shows that its parts are joined well.
      for (let step = format === "csv" ? STEPS + 1 : 1; ; step++) {
        const one = await open();
        const type = filesType<{ id: bigint }>(format, ["dt string", "id int64", "text string?"], {
          partitionBy: ["dt"],
        });
        await writeParts(one, format);
        const end = await runChild(one, format, step);
        expect(await idsOf(one, type), `${format} killed after step ${step}`).toEqual(EXPECTED);
        // Whoever goes by names alone never misses a row, and sees each once where `_SUCCESS` stands.
        const names = (await one.store.list(`shop/${format}/${CLOSED}`)).map(({ path }) => path);
        const parts = names.filter(isFinished);
        const merged = parts.filter((path) => path.includes("part-merged")).length;
        expect(merged === 1 || parts.length === PARTS).toBe(true);
        if (names.some((path) => path.endsWith("/_SUCCESS"))) expect(merged === 0 || parts.length === 1).toBe(true);
        await compactOutput(one.config, type, { complete: true, env: one.env });
        expect(await idsOf(one, type)).toEqual(EXPECTED);
        const left = (await one.store.list("shop")).map(({ path }) => path.replace(/merged-[\w-]+$/, "merged"));
        expect(left).toEqual([
          `shop/${format}/${CLOSED}/_SUCCESS`,
          `shop/${format}/${CLOSED}/part-merged`,
          ...Array.from({ length: PARTS }, (_, part) => `shop/${format}/${OPEN}/part-${part}`),
        ]);
        if (end === "SIGKILL") continue;
        // It came to its end: there is no step after this one.
        expect([end, step]).toEqual([0, STEPS + 1]);
        return;
      }
    },
    120_000,
  );

  test("a run whose machine is gone holds the lock until somebody takes it away", async () => {
    const one = await open();
    await writeParts(one, "json");
    const type = filesType("json", ["id int64"], { partitionBy: ["dt"] });
    const lock = { host: "elsewhere", pid: 1, start: "x" };
    expect(await one.store.create("shop/json/_lock", JSON.stringify(lock))).toBe(true);
    const run = (): Promise<unknown> => compactOutput(one.config, type, { complete: true, env: one.env });
    await expect(run()).rejects.toMatchObject({
      code: "SLUICE_FILE_ACCESS",
      message: expect.stringContaining("process 1 on elsewhere"),
      hint: expect.stringContaining("shop/json/_lock"),
    });
    await one.store.delete(["shop/json/_lock"]);
    await run();
    expect((await one.store.list("shop")).filter(({ path }) => path.endsWith("_lock"))).toEqual([]);
  });
}

const EXPECTED = FOLDERS.flatMap((folder, f) =>
  Array.from({ length: PARTS * ROWS }, (_, i) => `${folder.slice(3)} ${f * 1000 + i}`),
).sort();

async function idsOf({ config, env }: CompactCase, type: Parameters<typeof readFileRows>[1]): Promise<string[]> {
  return (await all(readFileRows(config, type, { env })))
    .map((row) => row as { dt: string; id: bigint; text?: string })
    .map(({ dt, id, text }) => {
      // An odd row has a text with everything that a format must not trip over, an even one has none.
      expect(text).toBe(id % 2n === 0n ? undefined : TEXT);
      return `${dt} ${id}`;
    })
    .sort();
}

const TEXT = 'a "b", c\nü';

async function writeParts({ store }: CompactCase, format: Format): Promise<void> {
  using local = openTestFiles();
  for (const [f, folder] of FOLDERS.entries()) {
    for (let part = 0; part < PARTS; part++) {
      const ids = Array.from({ length: ROWS }, (_, i) => f * 1000 + part * ROWS + i);
      const path = `shop/${format}/${folder}/part-${part}`;
      if (format === "json")
        await store.write(path, ids.map((id) => `${JSON.stringify({ id, text: id % 2 ? TEXT : null })}\n`).join(""));
      if (format === "csv") {
        const cell = `"${TEXT.replaceAll('"', '""')}"`;
        await store.write(path, `id,text\n${ids.map((id) => `${id},${id % 2 ? cell : ""}`).join("\n")}`);
      }
      if (format === "parquet") {
        local.write("x", "");
        const file = join(local.config.files, `${part}`);
        const text = `CASE WHEN id % 2 = 1 THEN '${TEXT}' END AS text`;
        await local.duckdb(
          `COPY (SELECT id, ${text} FROM range(${ids[0]}, ${(ids[0] ?? 0) + ROWS}) t(id)) TO '${file}' (FORMAT parquet)`,
        );
        await store.write(path, { file });
      }
    }
    if (folder === CLOSED) await store.write(`shop/${format}/${folder}/_SUCCESS`, "");
  }
}

function runChild({ config, env }: CompactCase, format: string, step: number): Promise<string | number | null> {
  const file = join(import.meta.dirname, "compact-child.ts");
  const child = spawn(process.execPath, [file, JSON.stringify(config), format, String(step)], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
}
