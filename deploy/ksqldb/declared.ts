import { canonicalProto } from "#codegen";
import { type Config, expectKnown, type Problem } from "#core";
import { DEPLOYMENTS_TOPIC } from "#kafka";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { isError, throwProblems } from "../check/check-sql.ts";
import type { DeployOptions } from "../deploy.ts";
import { DEPLOYMENTS_CONFIG, HISTORY_CONFIG, HISTORY_TOPIC } from "../deployment-topic.ts";
import { declaredSubjects, logTopics, referenceTopic, subjectOf } from "../flink/statements.ts";
import type { SubjectSpec } from "../plan/spec.ts";
import type { DesiredState } from "../plan/step.ts";
import { readReferences } from "../references.ts";
import { emitObjects } from "./emit-objects.ts";
import { type KsqldbObject, recordName } from "./object.ts";
import type { KsqldbRecord } from "./records.ts";

/** Everything that should stand for ksqlDB, from a project without errors. */
export interface KsqldbDeclared {
  readonly env: string;
  /** The streams and tables of the wanted outputs, each behind what it reads. */
  readonly objects: readonly KsqldbObject[];
  /** Topics and schemas that ksqlDB does not make itself, and the rows of references. */
  readonly places: Pick<DesiredState, "topics" | "subjects" | "references">;
  /** The schema of an output's rows, for a version with this topic. */
  readonly subjectFor: (output: string, topic: string) => SubjectSpec | undefined;
  /** True for records that this deployment may call undeclared. */
  readonly isUndeclared: (record: KsqldbRecord) => boolean;
  readonly warnings: readonly Problem[];
}

/** The project checked for ksqlDB; throws its problems. */
export async function declaredKsqldb(
  config: Pick<Config, "root" | "env">,
  { pipelines, only }: DeployOptions,
): Promise<KsqldbDeclared> {
  const { schemas, models, plans, problems } = await checkKsqldb(config, { pipelines });
  throwProblems(problems);
  const names = models.flatMap(({ name, header }) => (header.kind === "output" && plans.has(name) ? [name] : []));
  const known = [...schemas.logs, ...[...plans.values()].map(({ model }) => model)].map(({ pipeline }) => pipeline);
  expectKnown("pipeline", pipelines, known);
  expectKnown("output on ksqlDB", only === undefined ? undefined : [only], names);

  const objects = emitObjects(schemas, plans, { outputs: only === undefined ? names : [only] });
  const whole = new Set(emitObjects(schemas, plans).map(recordName));
  const read = new Set(objects.map(({ topic }) => topic));
  const isWanted = (source: { readonly pipeline?: string; readonly topic: string }): boolean =>
    read.has(source.topic) ||
    (only === undefined &&
      (pipelines === undefined || source.pipeline === undefined || pipelines.includes(source.pipeline)));
  const logs = schemas.logs.filter(isWanted);
  const references = schemas.references.filter(isWanted);
  return {
    env: config.env,
    objects,
    places: {
      topics: [
        { name: DEPLOYMENTS_TOPIC, partitions: 1, config: DEPLOYMENTS_CONFIG },
        { name: HISTORY_TOPIC, partitions: 1, config: HISTORY_CONFIG },
        ...logs.flatMap(logTopics),
        ...references.map(referenceTopic),
      ],
      subjects: declaredSubjects(schemas, [...logs, ...references]),
      references: await readReferences(
        config.root,
        references.map(({ name }) => name),
      ),
    },
    subjectFor: (output, topic) => {
      const schema = schemas.outputs.find(({ name }) => name === output);
      return schema && subjectOf(topic, canonicalProto(schemas, schema.message));
    },
    isUndeclared: ({ output, pipeline }) =>
      only === undefined && !whole.has(output) && (pipelines === undefined || pipelines.includes(pipeline)),
    warnings: problems.filter((problem) => !isError(problem)),
  };
}
