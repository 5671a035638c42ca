import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { fetchMaven } from "./maven-wrapper.mjs";
import { ROOT, TOOLS } from "./paths.mjs";
import { runTool } from "./run-tool.mjs";
import { progress, startProgress } from "./say.mjs";
import { megabytes } from "./stamp.mjs";

/** The log of every Maven run of set-up. */
export const MAVEN_LOG = join(TOOLS, "logs", "setup-maven.log");

/** `mvn`: of MAVEN_HOME, else the first on PATH, else the one the wrapper fetched or fetches now. */
export async function findMaven(env = process.env) {
  const name = process.platform === "win32" ? "mvn.cmd" : "mvn";
  const homes = [env.MAVEN_HOME, env.M2_HOME].filter(Boolean).map((home) => join(home, "bin"));
  const folders = [...homes, ...(env.PATH ?? env.Path ?? "").split(delimiter)].filter(Boolean);
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  return found ?? (await fetchMaven(join(TOOLS, "maven"), env));
}

/**
 * One Maven run with progress; SLUICE_MAVEN with the line that says why when it fails.
 * @param {string} label what is being done, for the progress line and the error
 * @param {string[]} args @param {{ cwd?: string, javaHome: string }} options
 */
export async function runMaven(label, args, { cwd = ROOT, javaHome }) {
  const maven = await findMaven();
  const more = (process.env.SLUICE_MAVEN_ARGS ?? "").split(/\s+/).filter(Boolean);
  const loaded = { files: 0, bytes: 0 };
  startProgress();
  const { code, lines } = await runTool(maven, ["-B", "-Dstyle.color=never", ...more, ...args], {
    cwd,
    log: MAVEN_LOG,
    env: { ...process.env, JAVA_HOME: javaHome },
    onLine(line) {
      const download = parseDownload(line);
      if (!download) return progress(`${label}: working`);
      loaded.bytes += download.bytes;
      if (download.isJar) loaded.files += 1;
      progress(`${label}: ${loaded.files} files, ${megabytes(loaded.bytes)} downloaded`);
    },
  });
  if (code === 0) return loaded;
  throw new SetupFailure("SLUICE_MAVEN", `${label} failed: ${whyFailed(lines)}`, mavenHint(lines));
}

/** A "Downloaded from" line of Maven: its size, and whether it is an archive and not a description. @param {string} line */
export function parseDownload(line) {
  const match = /Downloaded from \S+: (\S+) \(([\d.]+) (B|kB|MB|GB)/.exec(line);
  if (!match) return undefined;
  const unit = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[match[3]];
  return { bytes: Number(match[2]) * unit, isJar: /\.(jar|tar\.gz|exe|zip)$/.test(match[1]) };
}

/** The line of a failed run that says why, without Maven's own furniture and without credentials. @param {string[]} lines */
export function whyFailed(lines) {
  const errors = lines.filter((line) => line.startsWith("[ERROR]")).map((line) => line.slice(8).trim());
  const useful = errors.filter(
    (line) =>
      line &&
      !/^(\[Help|To see the full|Re-run Maven|For more information|After correcting|-> \[Help|COMPILATION ERROR)/.test(
        line,
      ),
  );
  const line =
    useful.find((text) => /\.java:\[\d+,\d+\]/.test(text)) ??
    useful[0] ??
    lines.filter((text) => text.trim()).at(-1) ??
    "no output";
  const plain = line.replace(/ -> \[Help \d+\]$/, "").replace(/(https?:\/\/)[^/@\s]+@/g, "$1");
  return plain.length > 400 ? `${plain.slice(0, 397)}...` : plain;
}

function mavenHint(lines) {
  const text = lines.join("\n");
  const offline =
    /offline mode|UnknownHost|Unknown host|Connection (refused|timed out|reset)|connect timed out|No route to host|Could not transfer|Network is unreachable/i;
  const compile = /COMPILATION ERROR|\.java:\[\d+,\d+\]/;
  const what = compile.test(text)
    ? "the Java module does not compile: see the place named above"
    : offline.test(text)
      ? "Maven did not reach its repository: check the network, a proxy or mirror belongs in ~/.m2/settings.xml; run the command again, what was fetched is kept"
      : "run the command again; what was fetched is kept";
  return `${what}\nthe whole output: ${MAVEN_LOG}\nmore arguments for Maven: SLUICE_MAVEN_ARGS`;
}
