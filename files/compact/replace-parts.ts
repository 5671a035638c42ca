import { temporaryPrefix } from "../local-store.ts";
import { type CompactManifest, MANIFEST, SUCCESS } from "../manifest.ts";
import { baseName, type FileStore, folderName } from "../store.ts";

/** A step that is done or not, never half: a run that is killed between two of them is finished by the next one. */
export interface ReplaceStep {
  readonly name: string;
  run(): Promise<void>;
}

/**
 * The steps from parts to one merged file. Once the manifest and the merged file are there, the parts count no more for
 * whoever reads by the manifest; `_SUCCESS` is away while a reader without it would see rows twice.
 */
export function replaceSteps(store: FileStore, folder: string, manifest: CompactManifest, file: string): ReplaceStep[] {
  const at = (name: string): string => `${folder}/${name}`;
  return [
    { name: "manifest", run: async () => void (await store.create(at(MANIFEST), JSON.stringify(manifest))) },
    ...(manifest.success ? [{ name: "incomplete", run: () => store.delete([at(SUCCESS)]) }] : []),
    { name: "merged", run: () => store.write(at(manifest.merged), { file }) },
    ...finishSteps(store, folder, manifest),
  ];
}

/** What is left to do when the merged file is there. Each step may be done again. */
function finishSteps(store: FileStore, folder: string, manifest: CompactManifest): ReplaceStep[] {
  const at = (name: string): string => `${folder}/${name}`;
  return [
    ...manifest.parts.map((part, i) => ({ name: `part ${i + 1}`, run: () => store.delete([at(part)]) })),
    ...(manifest.success ? [{ name: "complete", run: () => store.write(at(SUCCESS), "") }] : []),
    { name: "done", run: () => store.delete([at(MANIFEST)]) },
  ];
}

/** What is left to do after a run that was killed: on to the end when the merged file is there, else back. */
export async function recoverySteps(
  store: FileStore,
  folder: string,
  manifest: CompactManifest,
): Promise<ReplaceStep[]> {
  const files = (await store.list(folder)).filter(({ path }) => folderName(path) === folder);
  const names = files.map(({ path }) => baseName(path));
  const left = names.filter((name) => name.startsWith(temporaryPrefix(manifest.merged)));
  const sweep = { name: "sweep", run: () => store.delete(left.map((name) => `${folder}/${name}`)) };
  if (names.includes(manifest.merged)) return [sweep, ...finishSteps(store, folder, manifest)];
  return [sweep, ...finishSteps(store, folder, { ...manifest, parts: [] })];
}
