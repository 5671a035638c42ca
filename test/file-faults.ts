import { join } from "node:path";
import { expect } from "vitest";
import { readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { type Config, SluiceError, waitFor } from "#core";
import { checkpointAll, type DeployOptions, deploy, deployedJobs, type JobTrouble, lookAtJobs } from "#deploy";
import { DEFAULT_FAULTS, type GeneratorOptions, openLedgerView, startGenerator } from "#generator";
import { type Kafka, openKafka, openRegistry } from "#kafka";
import { checkOutput } from "./pipeline-check.ts";

/** What tests of faults in files need, over the engines of a configuration. */
export interface FaultBench {
  readonly config: Config;
  readonly kafka: Kafka;
  /** Sends the next events of a log, with faults in them, as fast as the broker takes them; times go on where they were. */
  send(log: GeneratorOptions["log"], plan: SendPlan): Promise<void>;
  /** The deployment fails with SLUICE_FILE_ACCESS, and no topic, subject, record or job is made. */
  refuses(options: DeployOptions): Promise<SluiceError>;
  /** Waits until the output's job restarts in sight and is told with this cause. */
  told(output: string, cause: RegExp): Promise<JobTrouble>;
  /**
   * After a mend: every output equals the manifest, the jobs are those of before, and nothing is told any more.
   * Answers the rows of each output.
   */
  mended(outputs: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  close(): Promise<void>;
}

export interface SendPlan {
  readonly rate: number;
  readonly backfill: number;
  readonly limit: number;
  /** The last events: every window up to now closes. */
  readonly close?: boolean;
}

const MINUTE = 60_000;

export async function openFaultBench(config: Config): Promise<FaultBench> {
  const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  const schemas: SchemaModel = (await readSchemas(config.root)).model;
  const { models } = readSqlModels(config.root, schemas);
  const manifest = (log: string): string => join(config.dataDir, "manifest", log);
  const modelOf = (output: string): SqlModel => {
    const found = models.find((model) => model.name === output);
    if (!found) throw new Error(`no model ${output}`);
    return found;
  };
  const everything = async (): Promise<unknown> => ({
    topics: await kafka.admin().topicNames(),
    subjects: await openRegistry(config.registryUrl).subjects(),
    jobs: await lookAtJobs(config),
    deployed: await deployedJobs(config),
  });
  /** The jobs as they were when a fault was told: mending must not replace them. */
  const ill = new Map<string, string>();

  return {
    config,
    kafka,
    async send(log, { rate, backfill, limit, close = false }) {
      const run = await startGenerator({
        kafka,
        config,
        log,
        model: schemas,
        seed: 11,
        rate,
        backfill,
        limit,
        faults: { ...DEFAULT_FAULTS, late: 0.02, duplicate: 0.01 },
        manifestDir: manifest(log.log),
        manifestLimit: Number.POSITIVE_INFINITY,
      });
      await run.done;
      const totals = await run.finish(close ? { closeUntil: Math.ceil(Date.now() / MINUTE) * MINUTE } : {});
      expect(totals.unknown).toBe(0);
    },
    async refuses(options) {
      const before = await everything();
      const error = await deploy(config, options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SluiceError);
      expect(error).toMatchObject({ code: "SLUICE_FILE_ACCESS" });
      expect(await everything()).toEqual(before);
      return error as SluiceError;
    },
    async told(output, cause) {
      const restarting = new Set<string>();
      const trouble = await waitFor(
        `${output} to be told`,
        async () => {
          const seen = await lookAtJobs(config);
          for (const job of seen.jobs) if (job.state === "RESTARTING") restarting.add(job.output);
          const found = seen.troubles.find((one) => one.output === output);
          return restarting.has(output) && found !== undefined && cause.test(found.cause.text) && found;
        },
        { deadline: 60_000, interval: 250, maxInterval: 500 },
      );
      expect(trouble).toMatchObject({
        kind: "restarts",
        cause: { hint: expect.stringMatching(/goes on by itself|start it again/) },
      });
      ill.set(output, trouble.jobId);
      return trouble;
    },
    async mended(outputs) {
      const rows = new Map<string, readonly string[]>();
      for (const model of outputs.map(modelOf)) {
        const log = schemas.logs.find((each) => each.pipeline === model.pipeline);
        const ledger = await openLedgerView(manifest(log?.name ?? ""));
        rows.set(model.name, await checkOutput({ config, kafka, schemas, ledger }, model));
        ledger.close();
      }
      const jobs = new Map((await deployedJobs(config)).map((job) => [job.output, job.jobId]));
      for (const [output, jobId] of ill) expect([output, jobs.get(output)]).toEqual([output, jobId]);
      await waitFor(
        "no trouble to be told",
        async () => {
          await checkpointAll(config, { deadline: 30_000 });
          const { troubles, jobs: seen } = await lookAtJobs(config);
          return troubles.length === 0 && seen.every((job) => job.state === "RUNNING");
        },
        { deadline: 60_000, interval: 1000, maxInterval: 2000 },
      );
      return rows;
    },
    close: () => kafka.close(),
  };
}
