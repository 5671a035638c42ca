import { SluiceError, waitFor } from "#core";
import { KsqldbError } from "./fault.ts";
import type { CommandStatus, KsqlResult } from "./results.ts";

export interface CommandOutcome {
  /** Undefined when the server only warned, as for CREATE .. IF NOT EXISTS of something that exists. */
  readonly commandId: string | undefined;
  /** Place in the command queue; -1 when nothing was queued. Later requests that give it wait until it has run. */
  readonly sequence: number;
  readonly message: string;
  readonly queryId: string | undefined;
  readonly warnings: readonly string[];
}

export interface CommandWait {
  /** Milliseconds until an executing command is given up. Default 120,000. */
  readonly deadline?: number | undefined;
  /** Called with each state that is not yet the end. */
  readonly onState?: ((commandId: string, status: CommandStatus) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The result of the one command in an answer. A 200 without it means that the server did nothing. */
export function theCommand(results: readonly KsqlResult[], sql: string): KsqlResult {
  const found = results.filter(({ type }) => type === "currentStatus" || type === "warning_entity");
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new KsqldbError(
    found.length === 0
      ? `ksqlDB answered 200 but ran nothing: ${sql}`
      : `this is ${found.length} commands where one was expected: ${sql}`,
  );
}

/** Waits until a command has ended on the server: 200 with EXECUTING is not done. Throws when it ended in ERROR. */
export async function awaitCommand(
  result: KsqlResult,
  status: (commandId: string) => Promise<CommandStatus>,
  wait: CommandWait,
): Promise<CommandOutcome> {
  const { warnings } = result;
  if (result.type === "warning_entity") {
    return { commandId: undefined, sequence: -1, message: result.message, queryId: undefined, warnings };
  }
  if (result.type !== "currentStatus") throw new SluiceError("SLUICE_INTERNAL", `${result.type} is no command`);
  const { commandId, sequence } = result;
  const ended = (now: CommandStatus): CommandStatus | undefined => {
    if (now.state === "ERROR") throw new KsqldbError(`${commandId} failed on ksqlDB: ${now.message}`);
    if (now.state === "SUCCESS" || now.state === "TERMINATED") return now;
    wait.onState?.(commandId, now);
    return undefined;
  };
  const deadline = wait.deadline ?? 120_000;
  let last: CommandStatus = result.status;
  let first = true;
  let end: CommandStatus;
  try {
    end = await waitFor(
      `ksqlDB to run ${commandId}`,
      async () => {
        if (!first) last = await status(commandId);
        first = false;
        return ended(last);
      },
      { deadline, interval: 100, maxInterval: 2000, signal: wait.signal },
    );
  } catch (error) {
    if (!(error instanceof SluiceError) || error.code !== "SLUICE_TIMEOUT") throw error;
    throw new KsqldbError(
      `ksqlDB has not run ${commandId} after ${deadline} ms; it is ${last.state}: ${last.message}`,
      {
        mayHaveRun: true,
        retryable: true,
        hint: "the command stays in the server's queue: wait, then look at what it has",
        cause: error,
      },
    );
  }
  return { commandId, sequence, message: end.message, queryId: end.queryId, warnings };
}
