export type { StepEvent } from "./apply-plan.ts";
export { type Checked, type CheckOptions, checkSql } from "./check/check-sql.ts";
export { type DeployOptions, type DeployResult, deploy, planDeployment } from "./deploy.ts";
export { type DeployedJob, deployedJobs } from "./deployed-jobs.ts";
export { openPipelineDrop, type PipelineDrop, type PipelineParts } from "./drop-pipeline.ts";
export {
  type ChangeRow,
  type GatewaySession,
  openGateway,
  type ResultColumn,
  type ResultPage,
  StatementError,
  type StatementResult,
} from "./flink/gateway.ts";
export type { JobCause } from "./flink/job-cause.ts";
export type { JobTrouble } from "./flink/job-trouble.ts";
export { type PreviewOptions, preview } from "./flink/preview.ts";
export { type ClusterOverview, type FlinkRest, type JobInfo, type JobStatus, openFlink } from "./flink/rest.ts";
export { slotsHint } from "./flink/run-job.ts";
export type { DeploymentRecord } from "./flink/settle.ts";
export { warmGateway } from "./flink/warm-gateway.ts";
export { type JobsSeen, lookAtJobs } from "./job-health.ts";
export { adoptKsqldb } from "./ksqldb/adopt.ts";
export { type ApplyContext, applyObjects, dropVersion, planFromServer } from "./ksqldb/apply-objects.ts";
export { KsqldbError, type KsqldbFault } from "./ksqldb/client/fault.ts";
export { type Ksqldb, type KsqldbOptions, openKsqldb } from "./ksqldb/client/open-ksqldb.ts";
export type { QueryResult, QueryRow } from "./ksqldb/client/query.ts";
export type { QueryFormat } from "./ksqldb/client/query-parser.ts";
export type { KsqlValue } from "./ksqldb/client/row-value.ts";
export { deployKsqldb, planKsqldb } from "./ksqldb/deploy-ksqldb.ts";
export { type DeployedQuery, deployedKsqldb } from "./ksqldb/deployed-ksqldb.ts";
export { dropKsqldb } from "./ksqldb/drop-versions.ts";
export { findKsqldbDrift } from "./ksqldb/find-drift.ts";
export { type KsqldbObject, type ObjectVersion, serverName } from "./ksqldb/object.ts";
export { pauseKsqldb, resumeKsqldb } from "./ksqldb/pause.ts";
export { hasWork, type ObjectPlan, type ObjectStep, planObjects, renderObjectPlan } from "./ksqldb/plan-objects.ts";
export { compareKsqldb, promoteKsqldb } from "./ksqldb/promote.ts";
export { type KsqldbStore, openKsqldbRecords } from "./ksqldb/record-store.ts";
export { type KsqldbRecord, type KsqldbRecords, parseKsqldbRecord, recordsInMemory } from "./ksqldb/records.ts";
export { planRollback, type Rollback, rollBack } from "./ksqldb/rollback.ts";
export { rollbackKsqldb } from "./ksqldb/rollback-output.ts";
export { queryHealth, readServer, type ServerState } from "./ksqldb/server-state.ts";
export { lateDropped } from "./late-dropped.ts";
export { type LiveSubject, liveSubjects } from "./live-subjects.ts";
export { pending } from "./plan/make-plan.ts";
export { renderPlan } from "./plan/render-plan.ts";
export type { Plan, Step } from "./plan/step.ts";
export { checkpointAll, type RecoverOptions, recover } from "./recover.ts";
export { type RegisteredSubject, registeredSubjects } from "./registered-subjects.ts";
export { type TestSqlKsqldbOptions, testSqlOnKsqldb } from "./test-sql/ksqldb/test-sql-ksqldb.ts";
export { renderCase, renderLeftOut, renderTotal, resultJson } from "./test-sql/render.ts";
export type { CaseResult } from "./test-sql/run-case.ts";
export {
  type CheckedCases,
  checkedCases,
  chooseCases,
  type LeftOut,
  type TestSqlOptions,
  type TestSqlResult,
  testSql,
} from "./test-sql/test-sql.ts";
