import { SluiceError, type SluiceErrorOptions } from "#core";
import type { Violation } from "./message-type.ts";

/** An event that did not arrive, with the reason. */
export interface FailedEvent {
  readonly event: unknown;
  readonly topic: string;
  readonly partition: number;
  /**
   * `not sent`: surely not on the topic. `refused`: the broker said no. `unknown`: it was handed to the broker and no
   * answer came, it may be on the topic; sending it again may double it.
   */
  readonly outcome: "not sent" | "refused" | "unknown";
  readonly reason: SluiceError;
}

/** SLUICE_KAFKA_DELIVERY: events that the broker did not acknowledge. */
export class DeliveryError extends SluiceError {
  readonly failures: readonly FailedEvent[];

  constructor(failures: readonly FailedEvent[], options: SluiceErrorOptions = {}) {
    const first = failures[0];
    const what = failures.length === 1 ? "1 event was" : `${failures.length} events were`;
    const why = first ? ` (${first.outcome}): ${first.reason.message}` : "";
    super("SLUICE_KAFKA_DELIVERY", `${what} not delivered to ${first?.topic ?? "Kafka"}${why}`, {
      hint: first?.reason.hint,
      retryable: first?.reason.retryable ?? false,
      cause: first?.reason,
      ...options,
    });
    this.failures = failures;
  }

  /** The first of the events. */
  get event(): unknown {
    return this.failures[0]?.event;
  }
}

/** SLUICE_EVENT_INVALID: the event breaks a declared rule or does not fit its type; nothing was sent. */
export class InvalidEventError extends SluiceError {
  readonly event: unknown;
  readonly violations: readonly Violation[];

  constructor(log: string, event: unknown, violations: readonly Violation[], cause?: unknown) {
    const said = violations.map((v) =>
      v.rule === "" ? `${v.field} ${v.message}` : `${v.field} ${v.message} (${v.rule})`,
    );
    super("SLUICE_EVENT_INVALID", `this is no good event for ${log}: ${said.join("; ")}`, {
      hint: "correct the event; the rules stand in the log's .proto",
      cause,
    });
    this.event = event;
    this.violations = violations;
  }
}
