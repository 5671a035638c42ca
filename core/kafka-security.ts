/** How a client is let in by the brokers. Holds a password: never printed, never stored. */
export interface KafkaSecurity {
  /** The connection is encrypted, and the broker's certificate is checked. */
  readonly tls: boolean;
  /** PEM text of authorities that may sign the brokers' certificates; undefined: the known ones. */
  readonly ca?: string;
  /** Undefined: the brokers ask for no user. */
  readonly sasl?: {
    readonly mechanism: SaslMechanism;
    readonly user: string;
    readonly password: string;
  };
}

/** What both Kafka clients and Flink's connector speak. */
export const SASL_MECHANISMS = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];
