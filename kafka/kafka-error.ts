import { messageOf, SluiceError } from "#core";

/** What an adapter found inside an error of its client. */
export interface ErrorFacts {
  /** Kafka's names of the protocol errors in there, such as `UNKNOWN_TOPIC_OR_PARTITION`. */
  readonly ids: readonly string[];
  /** What the broker said, one text for each. */
  readonly details: readonly string[];
  readonly retryable: boolean;
  /** Nobody answered at the address. */
  readonly silent: boolean;
  /** The client was closed while it was at it. */
  readonly closed: boolean;
}

/** Every error inside an error of a client: itself, the members of an aggregate, the causes. */
export function* flatten(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== "object" || error === null || depth > 8) return;
  yield error as Record<string, unknown>;
  const { errors, cause } = error as { errors?: unknown; cause?: unknown };
  if (Array.isArray(errors)) for (const inner of errors.slice(-8)) yield* flatten(inner, depth + 1);
  yield* flatten(cause, depth + 1);
}

/** Not retryable by the same request, but the loops here join or look up anew before they repeat. */
export const PASSING: ReadonlySet<string> = new Set([
  "REBALANCE_IN_PROGRESS",
  "ILLEGAL_GENERATION",
  "UNKNOWN_MEMBER_ID",
  "NOT_COORDINATOR_FOR_GROUP",
  "FENCED_LEADER_EPOCH",
]);

/** Codes of sockets when nobody listens. */
export const NO_ANSWER: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** A client's error in our words. `doing` completes "Kafka at <address> could not ...". */
export function brokerError(facts: ErrorFacts, error: unknown, doing: string, bootstrap: string): SluiceError {
  if (facts.silent && facts.details.length === 0) {
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
  if (facts.closed) {
    return new SluiceError("SLUICE_STOPPED", `the Kafka client was closed before it could ${doing}`, { cause: error });
  }
  const why = facts.details.length > 0 ? [...new Set(facts.details)].join("; ") : innermost(error);
  return new SluiceError("SLUICE_KAFKA", `Kafka at ${bootstrap} could not ${doing}: ${why}`, {
    hint: hintFor(facts.ids),
    retryable: facts.retryable,
    cause: error,
  });
}

/** Aggregates of a client say only "failed": the last error inside says why. */
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
  if (ids.includes("SASL_AUTHENTICATION_FAILED"))
    return "user or password are wrong: security.kafka of the environment, and what its password refers to";
  if (ids.includes("INVALID_REPLICATION_FACTOR"))
    return "`replication` of the environment asks for more copies than there are brokers";
  if (ids.includes("TOPIC_ALREADY_EXISTS")) return "describe the topic to see how it differs";
  return "the broker's log says more: `npm run stack -- logs kafka`";
}
