import { messageOf, SluiceError } from "#core";

/** Works on files; a fault becomes SLUICE_FILE_ACCESS, which names `path`. */
export function access<T>(
  path: string,
  work: () => T,
  hint = "check that the folder exists, is a folder, and belongs to you",
): T {
  try {
    return work();
  } catch (cause) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot read or write ${path}: ${messageOf(cause)}`, { hint, cause });
  }
}
