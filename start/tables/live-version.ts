import { type Config, messageOf } from "#core";
import { folderOfPlace } from "#files";
import { type FilesType, kafkaOptions, openKafka, type Pointer, type PointerBook, readPointers } from "#kafka";

/** A version of an output in files that rows were or are read from. */
export interface FilesVersion {
  /** Undefined while the output has only ever had one. */
  readonly version: number | undefined;
  readonly isLive: boolean;
  /** With the folder of this version. */
  readonly type: FilesType<unknown>;
}

/** The pointers of the environment of a command that opens nothing else in Kafka. */
export async function pointersNow(config: Config): Promise<PointerBook> {
  const kafka = openKafka(kafkaOptions(config, "sluice-start"));
  try {
    return await readPointers(kafka, config.env);
  } finally {
    await kafka.close();
  }
}

/** As `pointersNow`; for commands that work on files alone, a broker that is away means the declared folders, and is told. */
export async function pointersIfThere(config: Config, tell: (line: string) => void): Promise<PointerBook | undefined> {
  try {
    return await pointersNow(config);
  } catch (error) {
    tell(`only the declared folders: whether there are other versions is not known (${messageOf(error)})`);
    return undefined;
  }
}

/** The versions of an output in files by their folders, oldest first; the live one is the last. */
export function filesVersions(type: FilesType<unknown>, pointer: Pointer | undefined): readonly FilesVersion[] {
  if (pointer === undefined) return [{ version: undefined, isLive: true, type }];
  const byFolder = new Map<string, FilesVersion>();
  for (const { version, folder } of pointer.parts) {
    if (folder === undefined) continue;
    byFolder.delete(folder);
    const of = { ...type, folder: folderOfPlace(folder, type.pipeline) };
    byFolder.set(folder, { version, isLive: version === pointer.live, type: of });
  }
  return byFolder.size > 0 ? [...byFolder.values()] : [{ version: undefined, isLive: true, type }];
}

/** The type that reads the live version of an output in files. */
export function liveFiles(type: FilesType<unknown>, pointer: Pointer | undefined): FilesType<unknown> {
  return filesVersions(type, pointer).find(({ isLive }) => isLive)?.type ?? type;
}

/** An output with the version that is meant, as a person reads it: `metrics v2`. */
export function versionName(output: string, version: number | undefined): string {
  return version === undefined ? output : `${output} v${version}`;
}
