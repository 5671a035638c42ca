import { open } from "node:fs/promises";
import { SluiceError } from "#core";

/** More bytes than any header line has. */
const LONGEST = 1 << 20;

/** The column names in the first line of a CSV file; undefined when the file is empty. */
export async function readCsvHeader(file: string): Promise<readonly string[] | undefined> {
  const handle = await open(file, "r");
  try {
    let text = "";
    const decoder = new TextDecoder("utf-8");
    for (let size = 4096; text.length < LONGEST; size *= 2) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, null);
      text += decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
      const names = parseHeader(text, bytesRead === 0);
      if (names !== undefined) return names.length === 0 ? undefined : names;
    }
  } finally {
    await handle.close();
  }
  throw new SluiceError("SLUICE_FILE_ACCESS", `${file} has no header line`, { hint: "is it a CSV file of an output?" });
}

/** Names up to the end of the line; undefined when the line does not end here. */
export function parseHeader(text: string, isAll: boolean): readonly string[] | undefined {
  const names: string[] = [];
  if (text === "") return isAll ? names : undefined;
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  for (let end = 0; ; ) {
    cell.lastIndex = end;
    const match = cell.exec(text);
    if (!match) return undefined;
    end = cell.lastIndex;
    if (match[3] === "" && !isAll) return undefined;
    names.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] !== ",") return names;
  }
}
