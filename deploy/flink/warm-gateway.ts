import { openGateway } from "./gateway.ts";

const STATEMENTS = [
  "CREATE TABLE `warm` (`k` STRING NOT NULL, `n` INT NOT NULL, `t` TIMESTAMP_LTZ(3), WATERMARK FOR `t` AS `t`) WITH ('connector' = 'datagen')",
  "EXPLAIN SELECT window_start, `k`, COUNT(*) AS c, SUM(`n`) AS s FROM TABLE(TUMBLE(TABLE `warm`, DESCRIPTOR(`t`), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, `k`",
];

/**
 * Makes a fresh gateway load its planner, some seconds of class loading that the first statement would pay for. Starts
 * no job. Never fails: whatever is wrong shows at the first real statement.
 */
export async function warmGateway(gatewayUrl: string, signal?: AbortSignal): Promise<void> {
  try {
    const session = await openGateway(gatewayUrl, "sluice warm-up", { signal, deadline: 30_000 });
    try {
      for (const statement of STATEMENTS) await session.execute(statement);
    } finally {
      await session.close();
    }
  } catch {
    // Said above.
  }
}
