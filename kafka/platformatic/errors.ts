import { SluiceError } from "#core";
import { brokerError, flatten, NO_ANSWER, PASSING } from "../kafka-error.ts";

/** Kafka's names of the protocol errors in there, such as `UNKNOWN_TOPIC_OR_PARTITION`. */
export function protocolErrors(error: unknown): string[] {
  const found = new Set<string>();
  for (const e of flatten(error)) if (typeof e["apiId"] === "string") found.add(e["apiId"]);
  return [...found];
}

/** True when the cluster view of the client is out of date. */
export function isStale(error: unknown): boolean {
  for (const e of flatten(error)) if (e["hasStaleMetadata"] === true) return true;
  return false;
}

/**
 * The client's error in our words. `doing` completes "Kafka at <address> could not ...". An error of our own passes
 * unharmed.
 */
export function kafkaError(error: unknown, doing: string, bootstrap: string): SluiceError {
  if (error instanceof SluiceError) return error;
  let retryable = true;
  let silent = false;
  let closed = false;
  const details: string[] = [];
  for (const e of flatten(error)) {
    if (e["canRetry"] === false && !PASSING.has(String(e["apiId"]))) retryable = false;
    if (e["closed"] === true || String(e["message"]).startsWith("Client closed")) closed = true;
    if (typeof e["code"] === "string" && NO_ANSWER.has(e["code"])) silent = true;
    if (/^Connection (to .* |ready )?timed out/.test(String(e["message"]))) silent = true;
    if (typeof e["apiId"] === "string") {
      const server = e["serverErrorMessage"];
      const said = typeof server === "string" && server ? server : e["message"];
      // What the broker says of a single record has no code of its own.
      details.push(e["apiId"] === "UNKNOWN_SERVER_ERROR" && said === server ? String(said) : `${e["apiId"]}: ${said}`);
    }
  }
  return brokerError({ ids: protocolErrors(error), details, retryable, silent, closed }, error, doing, bootstrap);
}
