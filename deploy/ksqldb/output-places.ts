import type { SubjectSpec, TopicSpec } from "../plan/spec.ts";
import type { ActualState } from "../plan/step.ts";
import { planSubject } from "../plan/subjects.ts";
import { planTopic } from "../plan/topics.ts";
import { type Drift, placeDrift } from "../verbs/drift.ts";
import { hasQuery } from "./object.ts";
import type { KsqldbRecord } from "./records.ts";
import { isOutput } from "./version-engine.ts";

/** A version whose topic and schema the server made or writes, with the schema that is declared for it. */
export interface OutputPlace {
  readonly record: KsqldbRecord;
  /** Undefined for steps between, and where the declared columns are those of another statement. */
  readonly subject: SubjectSpec | undefined;
}

/** The topic as the server makes it for a statement; undefined for what only declares a topic that others make. */
export function madeTopic({ statement, topic, kind }: KsqldbRecord): TopicSpec | undefined {
  if (!hasQuery({ statement })) return undefined;
  const setting = (name: string): string | undefined =>
    new RegExp(`\\b${name}\\s*=\\s*(\\d+)`, "i").exec(statement)?.[1];
  const [partitions, retention] = [setting("PARTITIONS"), setting("RETENTION_MS")];
  // What is not said in the statement is the server's choice.
  if (partitions === undefined) return undefined;
  const policy = kind === "stream" ? "delete" : retention === undefined ? "compact" : "compact,delete";
  const config = { "cleanup.policy": policy, ...(retention !== undefined && { "retention.ms": retention }) };
  return { name: topic, partitions: Number(partitions), config };
}

/** What is not as the server made it of topics and schemas of versions. No deployment mends a topic of the server. Pure. */
export function outputDrift(
  places: readonly OutputPlace[],
  { topics, subjects }: Pick<ActualState, "topics" | "subjects">,
): readonly Drift[] {
  return places.flatMap(({ record, subject }) => {
    const topic = madeTopic(record);
    const there = topics.get(record.topic);
    const anew = isOutput(record)
      ? `build it anew: deploy-sql -- destroy ${record.output} --engine ksqldb, then deploy`
      : "drop what reads it, and deploy anew";
    const hint = there ? "set it back in Kafka: a deployment does not touch the topics that the server makes" : anew;
    const missing: Drift[] = there
      ? []
      : [{ what: "topic", name: record.topic, kind: "missing", why: `${record.name} writes it`, hint: anew }];
    const changed = topic && there ? placeDrift(planTopic(topic, there, false), hint) : [];
    const schema = subject ? [planSubject(subject, subjects.get(subject.name), { subjects })] : [];
    return [...(hasQuery(record) ? missing : []), ...changed, ...placeDrift(schema, "deploy-sql --engine ksqldb")];
  });
}
