import { setTimeout as delay } from "node:timers/promises";
import { type Config, messageOf, plural, type SluiceError } from "#core";
import { openFlink, recover } from "#deploy";

/** How the jobs are: undefined when all is well, else one short text for the status line. */
export interface Health {
  text(): string | undefined;
  /** The engine was lost and is back: starts the jobs again, as often as it takes. */
  bringBack(): void;
  /** Rejects when the jobs could not be brought back in time. */
  readonly failed: Promise<never>;
}

export interface HealthOptions {
  readonly config: Config;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Milliseconds between two looks at the jobs. */
const EVERY = 5_000;
/** How long jobs may be down before the run fails. */
const GIVE_UP = 300_000;

/** Watches the jobs until the signal fires: those that do not run, and rows that a window dropped as late. */
export function watchHealth(options: HealthOptions): Health {
  const { config, signal, progress } = options;
  let seen: string | undefined;
  let down: string | undefined;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  void look();
  return {
    text: () => down ?? seen,
    failed,
    bringBack() {
      if (down === undefined) void retry();
    },
  };

  async function look(): Promise<void> {
    const flink = openFlink(config.flinkUrl, signal);
    while (!signal.aborted) {
      try {
        const jobs = (await flink.jobs()).filter((job) => !/^(CANCELED|FINISHED|FAILED)$/.test(job.state));
        const ill = jobs.filter((job) => job.state !== "RUNNING").map((job) => `${job.name} is ${job.state}`);
        const dropped = await Promise.all(
          jobs.map(async (job) => {
            const rows = job.state === "RUNNING" ? await flink.lateDropped(job.id) : 0;
            return rows > 0 ? `${job.name} dropped ${plural(rows, "late row")}` : "";
          }),
        );
        seen = [...ill, ...dropped].filter(Boolean).join("; ") || undefined;
      } catch (error) {
        seen = `Flink does not answer: ${messageOf(error).slice(0, 60)}`;
      }
      await delay(EVERY, undefined, { signal }).catch(() => undefined);
    }
  }

  async function retry(): Promise<void> {
    const until = performance.now() + GIVE_UP;
    down = "jobs are down, starting them again";
    for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, 10_000)) {
      try {
        const jobs = await recover(config, { signal });
        progress(`${plural(jobs.length, "job")} resumed from the newest checkpoint: ${jobs.join(", ")}`);
        down = undefined;
        return;
      } catch (error) {
        if (signal.aborted) return;
        down = `jobs are down: ${messageOf(error)}`;
        const final = performance.now() > until || !isPassing(error);
        if (final) return fail(error);
      }
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A refusal stays one however often it is asked; an engine that is away comes back. */
function isPassing(error: unknown): boolean {
  const code = (error as Partial<SluiceError>).code;
  return (error as Partial<SluiceError>).retryable === true || code === "SLUICE_FLINK" || code === "SLUICE_KAFKA";
}
