import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statfsSync, statSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { ROOT, readVersions, SluiceError } from "#core";
import { fileError } from "./records.ts";

const LEAST_FREE = 300 * 1024 * 1024;

/** Folders of one stack and the programs it runs. Programs are shared by all stacks of a checkout; data is not. */
export interface EngineFiles {
  readonly stackDir: string;
  readonly configDir: string;
  readonly logDir: string;
  readonly kafkaJars: readonly string[];
  readonly kafkaVersion: string;
  readonly registryDir: string;
  readonly registryVersion: string;
  readonly flinkJars: readonly string[];
  /** Folder of Flink's plugins: each has a class loader of its own. */
  readonly flinkPlugins: string;
  /** Flink's parts that are built here. */
  readonly ownJars: readonly string[];
  readonly flinkVersion: string;
  hasRegistry(): boolean;
  /** Between the entries of a class path. */
  readonly separator: string;
  /** Where the AppCDS archive of an engine is, and whether its class list must still be written. */
  archiveOf(
    engine: string,
    version: string,
    jars: readonly string[],
  ): { archive: string; classList: string | undefined };
}

/** The jars of a folder, sorted: an AppCDS archive is only good for the very same class path. */
export function jarsOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jar"))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Makes the folders of a stack and finds the programs. SLUICE_FILE_ACCESS when the folder cannot be written or its disk
 * is nearly full; what is not installed is said by `missing` when an engine needs it.
 */
export function engineFiles(dataDir: string, javaVersion: string): EngineFiles {
  const versions = readVersions();
  const tools = join(ROOT, ".sluice");
  const stackDir = join(dataDir, "stack");
  const configDir = join(stackDir, "config");
  const logDir = join(dataDir, "logs");
  const archives = join(tools, "cds");
  for (const folder of [stackDir, configDir, logDir, archives]) makeFolder(folder);
  checkSpace(stackDir);
  const kafkaVersion = versions["KAFKA_VERSION"] ?? "";
  const registryVersion = versions["APICURIO_VERSION"] ?? "";
  const flinkTarget = join(ROOT, "flink", "local", "target");
  const launcher = join(flinkTarget, "sluice-flink-local.jar");
  const libraries = existsSync(launcher) ? jarsOf(join(flinkTarget, "lib")) : [];
  return {
    stackDir,
    configDir,
    logDir,
    kafkaJars: jarsOf(join(tools, "jars", `kafka-${kafkaVersion}`)),
    kafkaVersion,
    registryDir: join(tools, `apicurio-${registryVersion}`),
    registryVersion,
    flinkJars: libraries.filter((jar) => !basename(jar).startsWith("sluice-")),
    flinkPlugins: join(flinkTarget, "plugins"),
    ownJars: libraries.length > 0 ? [...libraries.filter((jar) => basename(jar).startsWith("sluice-")), launcher] : [],
    flinkVersion: versions["FLINK_VERSION"] ?? "",
    hasRegistry: () =>
      existsSync(join(tools, `apicurio-${registryVersion}`, `apicurio-registry-app-${registryVersion}-runner.jar`)),
    separator: delimiter,
    archiveOf(engine, version, jars) {
      const archive = join(archives, `${engine}-${version}-jdk-${javaVersion}-${fingerprint(jars)}.jsa`);
      const classList = existsSync(archive) ? undefined : join(stackDir, `${engine}.classlist`);
      return { archive, classList };
    },
  };
}

/** Changes whenever Java would refuse an archive that was made for these jars. */
function fingerprint(jars: readonly string[]): string {
  const hash = createHash("sha256");
  for (const jar of jars) {
    const stat = statSync(jar, { throwIfNoEntry: false });
    hash.update(`${jar} ${stat?.size} ${stat?.mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 12);
}

/** SLUICE_STACK_START for an engine whose programs are not installed. */
export function missing(what: string): SluiceError {
  return new SluiceError("SLUICE_STACK_START", `${what} is not installed`, {
    hint: "run `node setup/main.mjs --java`: it fetches what is missing",
  });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw fileError(folder, error);
  }
}

function checkSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= LEAST_FREE) return;
  throw new SluiceError(
    "SLUICE_FILE_ACCESS",
    `only ${Math.floor(free / 1024 / 1024)} MB are free on the disk of ${folder}; the stack needs ${LEAST_FREE / 1024 / 1024} MB`,
    { hint: "make room on that disk, or choose another folder with SLUICE_DATA_DIR" },
  );
}
