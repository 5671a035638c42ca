import { messageOf, SluiceError } from "#core";

/** Every error inside an error of the client: itself, the members of an aggregate, the causes. */
function* flatten(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== "object" || error === null || depth > 8) return;
  yield error as Record<string, unknown>;
  const { errors, cause } = error as { errors?: unknown; cause?: unknown };
  if (Array.isArray(errors)) for (const inner of errors.slice(-8)) yield* flatten(inner, depth + 1);
  yield* flatten(cause, depth + 1);
}

const NO_ANSWER = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]);

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
  const details = new Set<string>();
  for (const e of flatten(error)) {
    if (e["canRetry"] === false) retryable = false;
    if (e["closed"] === true || String(e["message"]).startsWith("Client closed")) closed = true;
    if (typeof e["code"] === "string" && NO_ANSWER.has(e["code"])) silent = true;
    if (/^Connection (to .* |ready )?timed out/.test(String(e["message"]))) silent = true;
    if (typeof e["apiId"] === "string") {
      const server = e["serverErrorMessage"];
      const said = typeof server === "string" && server ? server : e["message"];
      // What the broker says of a single record has no code of its own.
      details.add(e["apiId"] === "UNKNOWN_SERVER_ERROR" && said === server ? String(said) : `${e["apiId"]}: ${said}`);
    }
  }
  if (silent && details.size === 0) {
    return new SluiceError(
      "SLUICE_ADDRESS_UNREACHABLE",
      `no Kafka broker answers at ${bootstrap} (could not ${doing})`,
      {
        hint: "is it running? `npm run stack -- status` shows the local stack; SLUICE_KAFKA names another broker",
        retryable: true,
        cause: error,
      },
    );
  }
  if (closed) {
    return new SluiceError("SLUICE_STOPPED", `the Kafka client was closed before it could ${doing}`, { cause: error });
  }
  const why = details.size > 0 ? [...details].join("; ") : innermost(error);
  return new SluiceError("SLUICE_KAFKA", `Kafka at ${bootstrap} could not ${doing}: ${why}`, {
    hint: hintFor(protocolErrors(error)),
    retryable,
    cause: error,
  });
}

/** Aggregates of the client say only "failed": the last error inside says why. */
function innermost(error: unknown): string {
  const { errors } = error as { errors?: unknown };
  return Array.isArray(errors) && errors.length > 0 ? innermost(errors.at(-1)) : messageOf(error);
}

function hintFor(ids: readonly string[]): string {
  if (ids.includes("UNKNOWN_TOPIC_OR_PARTITION"))
    return "the topic does not exist: `npm run deploy-sql` creates topics";
  if (ids.includes("MESSAGE_TOO_LARGE") || ids.includes("RECORD_LIST_TOO_LARGE"))
    return "one event is larger than the topic's max.message.bytes";
  if (ids.some((id) => id.endsWith("AUTHORIZATION_FAILED"))) return "the broker's access rules refuse this client";
  if (ids.includes("TOPIC_ALREADY_EXISTS")) return "describe the topic to see how it differs";
  return "the broker's log says more: `npm run stack -- logs kafka`";
}
