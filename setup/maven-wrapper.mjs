import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { runTool } from "./run-tool.mjs";
import { say, since } from "./say.mjs";
import { megabytes } from "./stamp.mjs";

/** What is fetched when a machine has no Maven. The hash is of the `bin.tar.gz`: where it comes from does not matter. */
export const MAVEN = {
  version: "3.9.11",
  sha512:
    "bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978",
};

/**
 * A Maven of our own in `folder`, fetched once from the repository that the user named: MVNW_REPOURL, else the mirror in
 * the user's Maven settings. No address of a repository is written here. @param {string} folder @returns {Promise<string>}
 */
export async function fetchMaven(folder, env = process.env, settings = join(homedir(), ".m2", "settings.xml")) {
  const home = join(folder, `apache-maven-${MAVEN.version}`);
  const file = join(home, "bin", process.platform === "win32" ? "mvn.cmd" : "mvn");
  if (existsSync(file)) return file;
  const base = env.MVNW_REPOURL || mirrorOf(existsSync(settings) ? readFileSync(settings, "utf8") : "");
  if (!base) throw noMaven("there is no mvn on PATH, and no repository is known to fetch it from");
  const url = `${base.replace(/\/+$/, "")}/org/apache/maven/apache-maven/${MAVEN.version}/apache-maven-${MAVEN.version}-bin.tar.gz`;
  const began = performance.now();
  say(`Maven: not on this machine, fetching ${MAVEN.version} (about 9 MB)`);
  const archive = await download(url);
  const hash = createHash("sha512").update(archive).digest("hex");
  if (hash !== MAVEN.sha512)
    throw noMaven(`what ${hostOf(base)} sent is not Maven ${MAVEN.version}: its SHA-512 is ${hash.slice(0, 16)}...`);
  await unpack(archive, folder, home);
  say(`Maven: ${MAVEN.version} is ready (${megabytes(archive.length)}, ${since(began)})`);
  return file;
}

/** The address of the mirror for all repositories, or for central, out of a Maven settings file. @param {string} xml */
export function mirrorOf(xml) {
  const text = xml.replace(/<!--[\s\S]*?-->/g, "");
  const mirrors = [...text.matchAll(/<mirror>([\s\S]*?)<\/mirror>/g)].map((m) => ({
    of: tag(m[1], "mirrorOf"),
    url: tag(m[1], "url"),
    blocked: tag(m[1], "blocked") === "true",
  }));
  const usable = mirrors.filter(
    ({ of, url, blocked }) =>
      url && !blocked && of.split(",").some((name) => /^(\*|central|external:\*)$/.test(name.trim())),
  );
  return usable[0]?.url;
}

function tag(xml, name) {
  return new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1] ?? "";
}

async function download(url) {
  try {
    const parsed = new URL(url);
    const { username, password } = parsed;
    parsed.username = "";
    parsed.password = "";
    const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
    const response = await fetch(parsed, { headers: username ? { authorization: `Basic ${basic}` } : {} });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw noMaven(
      `there is no mvn on PATH, and ${hostOf(url)} does not give it: ${error.cause?.message ?? error.message}`,
    );
  }
}

async function unpack(archive, folder, home) {
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(join(draft, "maven.tar.gz"), archive);
    const { code, lines } = await runTool("tar", ["-xzf", "maven.tar.gz"], {
      cwd: draft,
      log: join(folder, "unpack.log"),
    });
    if (code !== 0) throw noMaven(`its archive cannot be unpacked: ${lines.at(-1)}`);
    rmSync(home, { recursive: true, force: true });
    renameSync(join(draft, `apache-maven-${MAVEN.version}`), home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return `"${url}"`;
  }
}

function noMaven(message) {
  const how = {
    darwin: "brew install maven",
    win32: "winget install Apache.Maven (or choco install maven)",
    linux: "install the package maven (Debian, Ubuntu, Fedora)",
  }[process.platform];
  return new SetupFailure(
    "SLUICE_MAVEN",
    message,
    `${how ?? "install Maven 3.8 or newer"}\nor set MVNW_REPOURL to a Maven repository: it is then fetched into .sluice/maven`,
  );
}
