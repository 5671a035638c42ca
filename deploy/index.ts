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
export type { JobCause } from "./flink/job-causes.ts";
export type { JobTrouble } from "./flink/job-trouble.ts";
export { type PreviewOptions, preview } from "./flink/preview.ts";
export { DEPLOYMENTS_TOPIC } from "./flink/records.ts";
export { type ClusterOverview, type FlinkRest, type JobInfo, type JobStatus, openFlink } from "./flink/rest.ts";
export { slotsHint } from "./flink/run-job.ts";
export type { DeploymentRecord } from "./flink/settle.ts";
export { warmGateway } from "./flink/warm-gateway.ts";
export { type JobsSeen, lookAtJobs } from "./job-health.ts";
export { lateDropped } from "./late-dropped.ts";
export { pending } from "./plan/make-plan.ts";
export { renderPlan } from "./plan/render-plan.ts";
export type { Plan, Step } from "./plan/step.ts";
export { checkpointAll, type RecoverOptions, recover } from "./recover.ts";
export { renderCase, renderTotal, resultJson } from "./test-sql/render.ts";
export type { CaseResult } from "./test-sql/run-case.ts";
export {
  type CheckedCases,
  checkedCases,
  type TestSqlOptions,
  type TestSqlResult,
  testSql,
} from "./test-sql/test-sql.ts";
