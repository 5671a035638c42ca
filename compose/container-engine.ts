import { type ChildProcess, spawn } from "node:child_process";
import { SluiceError } from "#core";
import type { ComposeProject } from "./project.ts";

/** A program that understands compose files, and an engine behind it that runs. */
export interface ContainerEngine {
  readonly name: "docker" | "podman";
  /** Runs `compose <args>` on the project with this terminal's output on stderr; the exit code. */
  run(args: readonly string[], options?: RunOptions): Promise<number>;
  /** Runs `compose <args>` and returns its stdout; SLUICE_STACK_START with what it said when it fails. */
  read(args: readonly string[]): Promise<string>;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** True for a program that a person sits at: it gets stdin and stdout. */
  readonly interactive?: boolean;
}

/** The first that works of `docker compose` and `podman compose`; SLUICE_STACK_START says what is missing of each. */
export async function findEngine(
  project: ComposeProject,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ContainerEngine> {
  const lacks: string[] = [];
  for (const name of ["docker", "podman"] as const) {
    const lack = await lackOf(name, env);
    if (lack === undefined) return openEngine(name, project, env);
    lacks.push(lack);
  }
  throw new SluiceError("SLUICE_STACK_START", `no container engine can be used: ${lacks.join("; ")}`, {
    hint: "install Docker with its compose plugin (v2), or Podman with podman-compose, and start it; without containers `npm run stack -- up` starts Kafka, a registry and Flink as local processes",
  });
}

async function lackOf(name: "docker" | "podman", env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const version = await capture(name, ["compose", "version"], env);
  if (version.code === undefined) return `${name} is not installed`;
  const engine = await capture(name, ["info"], env);
  if (engine.code !== 0) return `${name} is installed, but its engine does not run (${lastLine(engine.text)})`;
  // `docker` without the plugin, and podman without a provider behind it.
  return version.code === 0 ? undefined : `${name} has no compose (${lastLine(version.text)})`;
}

function openEngine(name: "docker" | "podman", project: ComposeProject, env: NodeJS.ProcessEnv): ContainerEngine {
  const before = ["compose", "--file", project.file];
  // Given here, the variables of the file win over whatever this shell happens to have under the same names.
  const all = { ...env, ...project.variables };
  return {
    name,
    run: (args, { signal, interactive = false } = {}) => {
      const child = spawn(name, [...before, ...args], {
        env: all,
        stdio: interactive ? "inherit" : ["ignore", process.stderr, process.stderr],
        ...(signal && { signal }),
      });
      return exitOf(child);
    },
    async read(args) {
      const { code, text, out } = await capture(name, [...before, ...args], all);
      if (code === 0) return out;
      throw new SluiceError("SLUICE_STACK_START", `${name} compose ${args[0]} failed: ${lastLine(text)}`);
    },
  };
}

interface Captured {
  /** Undefined when the program cannot be started. */
  readonly code: number | undefined;
  readonly out: string;
  /** Both streams. */
  readonly text: string;
}

async function capture(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Captured> {
  return new Promise((done) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
    let out = "";
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk;
      text += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    child.once("error", () => done({ code: undefined, out, text }));
    child.once("close", (code) => done({ code: code ?? 1, out, text }));
  });
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.once("error", (error) => (error.name === "AbortError" ? done(1) : fail(error)));
    child.once("close", (code) => done(code ?? 1));
  });
}

function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").at(-1) ?? "it said nothing";
}
