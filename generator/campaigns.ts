import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SchemaModel } from "#codegen";
import { messageOf, SluiceError } from "#core";

/** The campaign ids of the reference file, in its order; SLUICE_FILE_ACCESS when it cannot be read. */
export function readCampaignIds(model: SchemaModel, root: string): readonly string[] {
  const file = model.references.find((r) => r.name === "campaigns")?.file ?? "references/campaigns.csv";
  let text: string;
  try {
    text = readFileSync(join(root, file), "utf8");
  } catch (error) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot read ${file}: ${messageOf(error)}`, {
      hint: "views name the campaigns of this file; it needs a header line and the campaign id in its first column",
      cause: error,
    });
  }
  const ids = text
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => /^"?(cmp-[0-9]{4})"?,/.exec(line)?.[1] ?? []);
  if (ids.length > 0) return ids;
  throw new SluiceError("SLUICE_GENERATOR", `${file} names no campaign`, {
    hint: "each line after the header begins with a campaign id such as cmp-0001",
  });
}
