import type { Problem } from "#core";
import { inFolder } from "../../parse/parse-texts.ts";
import { type BufCategory, runBreaking } from "../../parse/run-buf.ts";
import type { ParsedPair } from "./check-pair.ts";

/** One breach of buf's breaking rules, in the new side. */
export interface BufFinding extends Pick<Problem, "message" | "location"> {
  readonly rule: string;
}

/** What buf's breaking rules of a category say of the pair. */
export async function bufVerdict({ old, next }: ParsedPair, category: BufCategory): Promise<readonly BufFinding[]> {
  const name = [...next.side.compared.values()][0] ?? "";
  const before = [...old.side.compared.values()][0] ?? "";
  // Two files that are given as a pair are one file to buf, whatever they are called.
  const texts = [...old.side.texts].map(
    ([file, text]) => [next.side.kind === "file" && file === before ? name : file, text] as const,
  );
  const breaches = await inFolder(texts, (against) =>
    inFolder(next.side.texts, (folder) => runBreaking(folder, against, category)),
  );
  return breaches.map(({ path, line, column, length, message, rule }) => ({
    rule,
    message,
    ...(path !== undefined && {
      location: { file: next.side.shown(path), line, column, ...(length !== undefined && { length }) },
    }),
  }));
}
