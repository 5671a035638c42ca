import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, ROOT, readConfig } from "#core";
import { type Kafka, openKafka, openRegistry, type Registry } from "#kafka";
import type { DeployOptions, DeployResult } from "../deploy.ts";
import { deployKsqldb, planKsqldb } from "../ksqldb/deploy-ksqldb.ts";
import { findKsqldbDrift } from "../ksqldb/find-drift.ts";
import { pending } from "../plan/make-plan.ts";
import { type Simulation, simulateKsqldb } from "./ksqldb-simulation.ts";
import { startReplay } from "./replay-server.ts";

/** The models of this repository, on a real broker and registry; the server is a simulation made from recordings. */
export interface KsqldbProject {
  config: Config;
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly server: Simulation;
  /** Deploys; remembers what is to be taken away. */
  run(options?: DeployOptions): Promise<DeployResult>;
  /** What a deployment did: `+ table payment_totals_1m`. */
  deployed(options?: DeployOptions): Promise<string[]>;
  /** What is to be done, with why. */
  plan(options?: DeployOptions): Promise<string[]>;
  drift(): Promise<string[]>;
  /** Whether the server has a stream or table. */
  has(name: string): boolean;
  /** Changes a file of the project, from its root; answers its text before. */
  edit(file: string, change: (text: string) => string): string;
  close(): Promise<void>;
}

export async function openKsqldbProject(): Promise<KsqldbProject> {
  const root = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  for (const name of ["kafka", "schemas", "references"]) symlinkSync(join(ROOT, name), join(root, name), "dir");
  cpSync(join(ROOT, "sql"), join(root, "sql"), { recursive: true });
  const server = simulateKsqldb();
  const replay = await startReplay((seen) => server.answer(seen));
  const env = `k${Math.random().toString(36).slice(2, 8)}`;
  const config = readConfig({ root, env, dataDir: join(ROOT, ".sluice"), ksqldbUrl: replay.url });
  const kafka = openKafka({ bootstrap: config.kafka });
  const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
  const topics = new Set<string>();
  const subjects = new Set<string>();
  /** The topics of what the simulation runs, as the server makes them with a CREATE. */
  const makeTopics = async (): Promise<void> => {
    const specs = [...server.sources.values()].flatMap(({ kind, topic, statement, queryId }) => {
      const setting = (name: string): string | undefined => new RegExp(`${name} = (\\d+)`).exec(statement)?.[1];
      const retention = setting("RETENTION_MS");
      const policy = kind === "STREAM" ? "delete" : retention === undefined ? "compact" : "compact,delete";
      const settings = { "cleanup.policy": policy, ...(retention !== undefined && { "retention.ms": retention }) };
      const partitions = Number(setting("PARTITIONS") ?? 1);
      return queryId === undefined ? [] : [{ name: topic, partitions, config: settings }];
    });
    const there = await kafka.admin().describeTopics(specs.map(({ name }) => name));
    const missing = specs.filter(({ name }) => there.every((topic) => topic.name !== name));
    if (missing.length > 0) await kafka.admin().createTopics(missing);
    for (const { name } of missing) topics.add(name);
  };
  const project: KsqldbProject = {
    config,
    kafka,
    registry,
    server,
    async run(options = {}) {
      const result = await deployKsqldb(project.config, options);
      for (const { action, name, mark } of result.steps) {
        if (action.kind === "create-topic" && !name.startsWith("sluice_")) topics.add(name);
        if (action.kind === "register" && mark === "+") subjects.add(name);
      }
      await makeTopics();
      return result;
    },
    deployed: async (options) =>
      (await project.run(options)).steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`),
    plan: async (options = {}) =>
      pending(await planKsqldb(project.config, options)).map(
        ({ mark, what, name, why }) => `${mark} ${what} ${name}: ${why}`,
      ),
    drift: async () =>
      (await findKsqldbDrift(project.config)).map(({ kind, what, name, why }) => `${kind} ${what} ${name}: ${why}`),
    has: (name) => server.sources.has(name.toUpperCase()),
    edit(file, change) {
      const before = readFileSync(join(root, file), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`nothing was changed in ${file}`);
      writeFileSync(join(root, file), after);
      return before;
    },
    async close() {
      const there = (await kafka.admin().describeTopics([...topics])).map(({ name }) => name);
      await kafka.admin().deleteTopics(there);
      for (const subject of subjects) await registry.deleteSubject(subject, { permanent: true });
      await kafka.close();
      await replay.close();
      rmSync(root, { recursive: true });
    },
  };
  return project;
}
