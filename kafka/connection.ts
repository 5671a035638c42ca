import type { KafkaSecurity } from "#core";

/** What the parts of an adapter share. */
export interface Connection {
  readonly bootstrap: string;
  readonly bootstrapBrokers: string[];
  readonly clientId: string;
  /** Undefined: plain connections, no user. */
  readonly security?: KafkaSecurity | undefined;
}
