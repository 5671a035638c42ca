import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareVerdicts, compileJava, javaVerdicts, makeFrames, typescriptVerdicts } from "./compare.ts";

/** `npm run test:fuzz` (FULL=1): a million frames; `npm test`: twenty thousand. FUZZ_SEED=<n> makes others. */
const FULL = process.env["FULL"] === "1";
const FRAMES = FULL ? 1_000_000 : 20_000;
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const GUARD = FULL ? 1_800_000 : 600_000;

test("the emitted decoders and Flink's format come to the same verdict on every mutated frame, in heaps of 256 MB", {
  timeout: GUARD + 30_000,
}, async ({ signal }) => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-fuzz-"));
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal, AbortSignal.timeout(GUARD)]);
  try {
    const [path] = await Promise.all([compileJava(folder, stop), makeFrames(folder, FRAMES, SEED, stop)]);
    const [typescript, java] = [join(folder, "typescript.txt"), join(folder, "java.txt")];
    const said = await Promise.all([
      typescriptVerdicts(folder, typescript, stop),
      javaVerdicts(path, folder, java, stop),
    ]);
    const result = await compareVerdicts(typescript, java);
    process.stdout.write(`fuzz, seed ${SEED}: ${said.map((text) => text.trim()).join(" | ")}\n`);
    process.stdout.write(`${[...result.verdicts].map(([kind, n]) => `${kind} ${n}`).join(", ")}\n`);
    // Else the mutations are too tame or too wild to show anything.
    expect(result.frames).toBe(FRAMES);
    for (const kind of EVERY_VERDICT) expect.soft(result.verdicts.get(kind) ?? 0, kind).toBeGreaterThan(0);
    const again = `node test/fuzz/mutate.ts --out <folder> --frames ${FRAMES} --seed ${SEED}`;
    expect(result.first, `${again}; node test/fuzz/verdicts.ts --in <folder> --show <frame>`).toEqual([]);
    expect(result.differences).toBe(0);
  } finally {
    // When one of the two has failed, the other still runs.
    over.abort();
    rmSync(folder, { recursive: true, force: true });
  }
});

const EVERY_VERDICT = [
  "ok",
  "bad too_short",
  "bad bad_magic",
  "bad unknown_schema",
  "bad bad_index",
  "bad wrong_message",
  "bad truncated",
  "bad malformed",
  "bad bad_utf8",
];
