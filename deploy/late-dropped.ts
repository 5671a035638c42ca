import type { Config } from "#core";
import { openFlink } from "./flink/rest.ts";

/**
 * Rows that the windows of a job dropped as late: the engine's `numLateRecordsDropped`, summed over its operators. By
 * contract it stays 0, because late rows never reach a window; anything else is an alarm.
 */
export async function lateDropped(config: Pick<Config, "flinkUrl">, jobId: string): Promise<number> {
  return openFlink(config.flinkUrl).lateDropped(jobId);
}
