import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generate, openPlanner } from "#codegen";
import { type Config, ROOT, readConfig, renderProblem } from "#core";
import { openKafka, openRegistry } from "#kafka";
import { deployedJobs } from "../deployed-jobs.ts";
import { openFlink } from "../flink/rest.ts";

/** A project of its own for one test file: a log and a model with names that no other run has. */
export interface TestProject {
  readonly config: Config;
  /** Name of the log. */
  readonly log: string;
  /** Name of the output. */
  readonly output: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Brings the derived schemas up to date, as `npm run codegen` does. */
  codegen(): Promise<void>;
  /** Takes away jobs, topics, subjects and files. */
  close(): Promise<void>;
}

export function openProject(overrides: Partial<Config> = {}): TestProject {
  const id = Math.random().toString(36).slice(2, 8).replace(/^\d/, "x");
  const root = mkdtempSync(join(tmpdir(), "sluice-deploy-"));
  const log = `ping_${id}`;
  const output = `ping_${id}_totals_1m`;
  // The planner's cache of the checkout may be shared: its keys are hashes of the whole request.
  const config = readConfig({ ...overrides, root, env: `t${id}` });
  cpSync(join(ROOT, "schemas", "sluice"), join(root, "schemas", "sluice"), { recursive: true });
  cpSync(join(ROOT, "schemas", "buf"), join(root, "schemas", "buf"), { recursive: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write(`schemas/ping/v1/ping.proto`, protoText(`Ping${id[0]?.toUpperCase()}${id.slice(1)}`, log));
  write(`sql/flink/ping/${output}.sql`, modelText(`${log}_ok`));
  return {
    config,
    log,
    output,
    write,
    remove: (path) => rmSync(join(root, path)),
    codegen: () => writeGenerated(config, write),
    async close() {
      const flink = openFlink(config.flinkUrl);
      for (const job of await deployedJobs(config)) await flink.cancel(job.jobId, { deadline: 20_000 });
      const kafka = openKafka({ bootstrap: config.kafka });
      const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
      const topics = (await kafka.admin().topicNames()).filter((name) => name.startsWith(log));
      await kafka.admin().deleteTopics(topics);
      for (const topic of topics) await registry.deleteSubject(`${topic}-value`, { permanent: true });
      await kafka.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** Brings the derived schemas of a project up to date, as `npm run codegen` does. */
export async function writeGenerated(
  { root, dataDir }: Pick<Config, "root" | "dataDir">,
  write: TestProject["write"],
): Promise<void> {
  const planner = openPlanner({ dataDir });
  try {
    const { files, problems } = await generate({ root, planner, emitTypeScript: () => new Map() });
    const errors = problems.filter((problem) => problem.severity !== "warning");
    if (errors.length > 0) throw new Error(errors.map((problem) => renderProblem(problem)).join("\n"));
    for (const [path, text] of files) write(path, text);
  } finally {
    await planner.close();
  }
}

function protoText(message: string, topic: string): string {
  return `syntax = "proto3";
package ping.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message ${message} {
  option (sluice.v1.log) = { topic: "${topic}" key: "host" event_time: "sent_at" lateness: "5s" partitions: 2 retention: "1d" pipeline: "ping" };
  string host = 1 [(buf.validate.field).string.min_len = 1];
  int32 millis = 2;
  google.protobuf.Timestamp sent_at = 3 [(buf.validate.field).required = true];
}
`;
}

/** The one model of the project; `sum` is an expression over its input. */
export function modelText(from: string, sum = "SUM(millis)"): string {
  return `--! Purpose: pings per host, each minute
--! Kind: output
--! Grain: host; 1 minute
--! Time: sent_at
--! Output: topic, upsert, retention 1d
SELECT
  window_start,
  window_end,
  host,
  COUNT(*) AS pings,
  ${sum} AS millis
FROM TABLE(TUMBLE(TABLE ${from}, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end, host
`;
}
