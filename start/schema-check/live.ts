import { isBreaking, readSchemas, type VersionChange } from "#codegen";
import type { Config } from "#core";
import { type DeployedJob, deployedJobs, type LiveSubject, liveSubjects } from "#deploy";
import { kafkaOptions, openKafka } from "#kafka";
import type { ColumnImpact } from "./against.ts";
import type { JobReport } from "./jobs.ts";

/** A consumer group that has read a topic of a changed log: it may be of code that is not in this project. */
export interface LiveGroup {
  readonly group: string;
  readonly topic: string;
  /** Records that it has not read yet. */
  readonly behind: bigint;
}

/** What stands in the environment now, as far as the changes reach it. */
export interface LiveReport {
  readonly env: string;
  readonly subjects: readonly LiveSubject[];
  readonly jobs: readonly LiveJob[];
  readonly groups: readonly LiveGroup[];
}

/** A deployed version of an output, with what becomes of it; `same` when the changes do not reach it. */
export interface LiveJob {
  readonly output: string;
  readonly version: number;
  readonly role: DeployedJob["role"];
  readonly status: DeployedJob["status"];
  readonly verdict: string;
}

/**
 * Asks the registry, the engines and the broker: subjects of every schema, the deployed jobs that change, and the groups
 * that read a changed log. Nothing is registered or changed. Throws when one of them does not answer.
 */
export async function lookLive(
  config: Config,
  impacts: readonly ColumnImpact[],
  jobs: readonly JobReport[],
): Promise<LiveReport> {
  const { model } = await readSchemas(config.root);
  const changed = new Set(impacts.map(({ change }) => change.table));
  const topics = [...model.logs, ...model.references].flatMap((table) =>
    changed.has(table.name) ? [table.topic, ...("moreTopics" in table ? table.moreTopics : [])] : [],
  );
  const [subjects, deployed, groups] = await Promise.all([
    liveSubjects(config, model),
    deployedJobs(config),
    groupsOf(config, topics),
  ]);
  return {
    env: config.env,
    subjects,
    jobs: deployed.flatMap(({ output, version, role, status }): LiveJob[] => {
      const report = jobs.find((each) => each.output === output && each.dialect === "flink");
      return report ? [{ output, version, role, status, verdict: report.state.verdict }] : [];
    }),
    groups,
  };
}

async function groupsOf(config: Config, topics: readonly string[]): Promise<readonly LiveGroup[]> {
  if (topics.length === 0) return [];
  const kafka = openKafka(kafkaOptions(config, "sluice-schema-check"));
  try {
    const admin = kafka.admin();
    const found: LiveGroup[] = [];
    const ends = new Map<string, bigint>();
    const there = new Set(await admin.topicNames());
    for (const topic of topics.filter((name) => there.has(name)))
      for (const { partition, latest } of await admin.offsets(topic)) ends.set(`${topic}:${partition}`, latest);
    for (const group of await admin.groups()) {
      const offsets = await admin.groupOffsets(group);
      for (const topic of topics) {
        const own = offsets.filter((each) => each.topic === topic);
        if (own.length === 0) continue;
        const behind = own.reduce((sum, { partition, offset }) => {
          const end = ends.get(`${topic}:${partition}`) ?? offset;
          return sum + (end > offset ? end - offset : 0n);
        }, 0n);
        found.push({ group, topic, behind });
      }
    }
    return found;
  } finally {
    await kafka.close();
  }
}

/** Differences that the registry's own level does not allow, with the subject that has them. */
export function liveBreaches({
  subjects,
}: LiveReport): readonly { readonly subject: LiveSubject; readonly change: VersionChange }[] {
  return subjects.flatMap((subject) =>
    subject.compatible ? [] : subject.changes.filter(isBreaking).map((change) => ({ subject, change })),
  );
}
