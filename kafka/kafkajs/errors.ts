import { SluiceError } from "#core";
import { brokerError, flatten, NO_ANSWER, PASSING } from "../kafka-error.ts";

/** Errors that the client's table of 2023 does not know. */
const LATER: Readonly<Record<string, string>> = { "90": "PRODUCER_FENCED", "100": "UNKNOWN_TOPIC_ID" };
/** What sockets say that this adapter closed itself. */
export const CLOSED = "closed by its owner";

function idOf(e: Record<string, unknown>): string | undefined {
  // The client drops Kafka's own name of it.
  if (e["name"] === "KafkaJSSASLAuthenticationError") return "SASL_AUTHENTICATION_FAILED";
  if (typeof e["type"] !== "string") return undefined;
  if (e["type"] !== "KAFKAJS_UNKNOWN_ERROR_CODE") return e["type"];
  const code = /\d+$/.exec(String(e["message"]))?.[0] ?? "";
  return LATER[code] ?? `ERROR_${code}`;
}

/** Kafka's names of the protocol errors in there, such as `UNKNOWN_TOPIC_OR_PARTITION`. */
export function protocolErrors(error: unknown): string[] {
  const found = new Set<string>();
  for (const e of flatten(error)) {
    const id = idOf(e);
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

/**
 * The client's error in our words. `doing` completes "Kafka at <address> could not ...". An error of our own passes
 * unharmed.
 */
export function kafkaError(error: unknown, doing: string, bootstrap: string): SluiceError {
  if (error instanceof SluiceError) return error;
  let refused = false;
  let network = false;
  let fault = true;
  let silent = false;
  let closed = false;
  const details: string[] = [];
  for (const e of flatten(error)) {
    const message = String(e["message"]);
    if (message.includes(CLOSED)) closed = true;
    if (isSilent(e, message)) silent = true;
    const id = idOf(e);
    if (id !== undefined) {
      details.push(`${id}: ${message}`);
      if (e["retriable"] !== true && !PASSING.has(id)) refused = true;
    }
    // The wrapper says "not retriable" of whatever it gave up on: the errors inside are asked.
    const name = String(e["name"]);
    if (/Connection|RequestTimeout|LockTimeout|BrokerNotFound|Metadata|NumberOfRetries/.test(name)) network = true;
    if (name.startsWith("KafkaJS")) fault = false;
  }
  const retryable = !refused && !fault && (network || details.length > 0);
  const facts = { ids: protocolErrors(error), details, retryable, silent, closed };
  return brokerError(facts, error, doing, bootstrap);
}

function isSilent(e: Record<string, unknown>, message: string): boolean {
  if (typeof e["code"] === "string" && NO_ANSWER.has(e["code"])) return true;
  return message === "Connection timeout" || [...NO_ANSWER].some((code) => message.includes(code));
}

/** The reason of a wait, from a line that the client logs. */
export function logged(message: string, bootstrap: string): SluiceError {
  const error = Object.assign(new Error(message), { name: "KafkaJSConnectionError" });
  return kafkaError(error, "take records", bootstrap);
}
