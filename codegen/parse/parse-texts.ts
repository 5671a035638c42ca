import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ParserAnswer, runBuf } from "./run-buf.ts";

export type NamedTexts = Iterable<readonly [name: string, text: string]>;

/** Parses texts that lie in no folder of the user, by the names under which they import each other. */
export function parseTexts(texts: NamedTexts): Promise<ParserAnswer> {
  return inFolder(texts, runBuf);
}

/** Works on a folder of its own with the texts in it, which is gone afterwards. */
export async function inFolder<T>(texts: NamedTexts, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-schema-"));
  try {
    for (const [name, text] of texts) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
