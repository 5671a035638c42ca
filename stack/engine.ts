import { spawn } from "node:child_process";
import { closeSync, openSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type ErrorCode, isAlive, messageOf, plural, processStart, SluiceError, waitFor } from "#core";
import { faultLines, lastLines, rotate, sizeOfLog, tellingLines } from "./log-file.ts";
import { fileError } from "./records.ts";
import { terminate } from "./terminate.ts";
import type { Running, ServiceSpec, ServiceState, StackEvent } from "./types.ts";

const RESTART_WINDOW = 10 * 60_000;
const LONGEST_PAUSE = 15_000;
/** Another try ends the same way: damaged data, or a disk that cannot be written. */
const HOPELESS: readonly ErrorCode[] = ["SLUICE_STACK_CORRUPT", "SLUICE_FILE_ACCESS"];

export interface EngineOptions {
  readonly java: string;
  readonly separator: string;
  readonly cwd: string;
  readonly deadline: number;
  /** Tries to start it again within ten minutes before it is given up. */
  readonly restarts: number;
  readonly emit: (event: StackEvent) => void;
  /** Called at once after each spawn and after each end, so that the record on disk is never behind. May throw. */
  readonly changed: () => void;
  /** Whether an engine that ended by itself is to be started again. */
  readonly supervised: () => boolean;
}

/** One engine of a stack: starts it, knows when it serves, starts it again when it dies, stops it. */
export class Engine {
  readonly spec: ServiceSpec;
  state: ServiceState = "stopped";
  running: Running | undefined;
  restarts = 0;
  readonly exitListeners: Set<(how: string) => void> = new Set();
  readonly #options: EngineOptions;
  #stop = new AbortController();
  #ended: string | undefined;
  #exit: Promise<void> = Promise.resolve();
  #before = { out: 0, log: 0 };
  #recoveries: number[] = [];

  constructor(spec: ServiceSpec, options: EngineOptions) {
    this.spec = spec;
    this.#options = options;
  }

  /** Starts the engine and resolves when it serves. An end before that is an error with its last words. */
  async start(signal?: AbortSignal): Promise<void> {
    this.#stop = new AbortController();
    await this.#launch(signal);
  }

  /** Ends the engine if it runs, and any restart that is under way. Resolves after the event that says so. */
  async stop(): Promise<void> {
    this.#stop.abort(new SluiceError("SLUICE_STOPPED", `${this.spec.name} was told to stop`));
    await this.#end();
    if (this.state !== "failed") this.state = "stopped";
  }

  async #end(): Promise<void> {
    const { running } = this;
    if (!running) return;
    await terminate(running);
    // Gone for the system, but Node may not have told it yet. One that outlives SIGKILL is not waited for.
    running.process.ref();
    if (!isAlive(running)) await this.#exit;
  }

  async #launch(signal?: AbortSignal): Promise<void> {
    const began = performance.now();
    const either = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
    this.state = "starting";
    await this.spec.prepare(either);
    either.throwIfAborted();
    this.#spawn();
    const { name, log } = this.spec;
    try {
      await waitFor(`${name} to be ready`, () => this.#isReady(), {
        deadline: this.#options.deadline,
        maxInterval: 150,
        signal: either,
        hint: `its log: ${log}`,
      });
    } catch (error) {
      either.throwIfAborted();
      throw error instanceof SluiceError && error.code === "SLUICE_TIMEOUT" ? this.#failure(error.message) : error;
    }
    this.state = "running";
    // What it said while it started tells nothing of a later end.
    this.#mark();
    this.#options.emit({ kind: "ready", name, ms: performance.now() - began });
  }

  async #isReady(): Promise<boolean> {
    if (this.#ended !== undefined) throw this.#failure(`${this.spec.name} ended while it started: ${this.#ended}`);
    return this.spec.isReady();
  }

  #spawn(): void {
    const { name, out, archive, classList, jvm, classPath, ownJars, main, env } = this.spec;
    const cds =
      classList === undefined ? [`-XX:SharedArchiveFile=${archive}`] : [`-XX:DumpLoadedClassList=${classList}`];
    if (classList !== undefined) rmSync(classList, { force: true });
    const jars = [...classPath, ...ownJars].join(this.#options.separator);
    // A damaged or foreign archive is passed over in silence; it only makes the start slower.
    const args = [...cds, "-Xshare:auto", "-Xlog:cds=off", ...jvm, "-cp", jars, ...main];
    let fd: number;
    try {
      rotate(out);
      fd = openSync(out, "a");
    } catch (error) {
      throw fileError(out, error);
    }
    this.#ended = undefined;
    this.#mark();
    // In a session of its own: Ctrl-C in the terminal reaches only us, and we stop the engines in order.
    const child = spawn(this.#options.java, args, {
      cwd: this.#options.cwd,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ["ignore", fd, fd],
    });
    closeSync(fd);
    child.once("error", (error) => {
      this.#ended ??= messageOf(error);
    });
    if (child.pid === undefined) return;
    const running: Running = {
      process: child,
      pid: child.pid,
      start: processStart(child.pid) ?? "gone",
      since: Date.now(),
    };
    this.running = running;
    this.#exit = new Promise((resolve) => {
      child.once("exit", (code, by) => {
        // Whoever waits goes on after this handler, even if a listener throws in it.
        resolve();
        this.#onExit(by === null ? `exit code ${code}` : `killed by ${by}`);
      });
    });
    this.#options.changed();
    this.#options.emit({ kind: "starting", name, pid: child.pid });
  }

  #onExit(how: string): void {
    const wasRunning = this.state === "running";
    this.#ended = how;
    this.running = undefined;
    const fault = this.#tryRecord();
    const { name, log } = this.spec;
    if (this.#stop.signal.aborted || !this.#options.supervised()) {
      this.state = "stopped";
      this.#options.emit({ kind: "stopped", name });
      return;
    }
    if (!wasRunning) return;
    this.#options.emit({ kind: "exited", name, how, log, lastLines: faultLines(this.#said(), 5) });
    for (const listener of this.exitListeners) listener(how);
    if (fault === undefined) void this.#recover();
    else this.#fail(fault);
  }

  /** The record is written in an event handler, where nobody could catch: a full disk comes back as text. */
  #tryRecord(): string | undefined {
    try {
      this.#options.changed();
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  #fail(why: string): void {
    this.state = "failed";
    this.#options.emit({ kind: "failed", name: this.spec.name, why });
  }

  async #recover(): Promise<void> {
    const { name } = this.spec;
    const { signal } = this.#stop;
    let why = this.#ended ?? "";
    while (!signal.aborted) {
      const now = Date.now();
      this.#recoveries = this.#recoveries.filter((time) => now - time < RESTART_WINDOW);
      if (this.#recoveries.length >= this.#options.restarts) {
        why = `it ended again after ${plural(this.#recoveries.length, "restart")} within 10 min; the last time: ${why}`;
        break;
      }
      this.#recoveries.push(now);
      const attempt = this.#recoveries.length;
      const inMs = Math.min(500 * 2 ** (attempt - 1), LONGEST_PAUSE);
      this.state = "restarting";
      this.#options.emit({ kind: "restarting", name, inMs, attempt });
      try {
        await delay(inMs, undefined, { signal });
        if (!this.#options.supervised()) {
          this.state = "stopped";
          return;
        }
        await this.#launch();
        this.restarts += 1;
        return;
      } catch (error) {
        if (signal.aborted) return;
        why = messageOf(error);
        await this.#end();
        if (error instanceof SluiceError && HOPELESS.includes(error.code)) break;
      }
    }
    if (!signal.aborted) this.#fail(why);
  }

  #mark(): void {
    this.#before = { out: sizeOfLog(this.spec.out), log: sizeOfLog(this.spec.log) };
  }

  #said(): string[] {
    const { out, log } = this.spec;
    return [...lastLines(out, 60, this.#before.out), ...lastLines(log, 300, this.#before.log)];
  }

  #failure(message: string): SluiceError {
    const { name, log, corruption } = this.spec;
    const damage = corruption(this.#said());
    if (damage !== undefined) {
      return new SluiceError("SLUICE_STACK_CORRUPT", `${name} cannot read its data: ${damage}`, {
        hint: `\`npm run stack -- down --wipe\` removes the local data, and the next start begins anew; the log: ${log}`,
      });
    }
    return new SluiceError("SLUICE_STACK_START", message, {
      hint: [`the log: ${log}`, ...tellingLines(this.#said(), 8)].join("\n"),
    });
  }
}
