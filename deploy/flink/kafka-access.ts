import type { KafkaSecurity } from "#core";

/**
 * What Flink's Kafka connector needs to be let in, as options of a table. They hold a password: like the registry's
 * access they join a statement when it is sent, and are in no hash and no record.
 */
export function kafkaAccess(security: KafkaSecurity | undefined): readonly (readonly [string, string])[] {
  if (!security) return [];
  const { tls, ca, sasl } = security;
  const protocol = sasl ? (tls ? "SASL_SSL" : "SASL_PLAINTEXT") : tls ? "SSL" : "PLAINTEXT";
  const options: [string, string][] = [["properties.security.protocol", protocol]];
  if (ca !== undefined) {
    options.push(["properties.ssl.truststore.type", "PEM"], ["properties.ssl.truststore.certificates", ca]);
  }
  if (sasl) {
    const login = sasl.mechanism === "PLAIN" ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
    const text = `org.apache.kafka.common.security.${login} required username=${word(sasl.user)} password=${word(sasl.password)};`;
    options.push(["properties.sasl.mechanism", sasl.mechanism], ["properties.sasl.jaas.config", text]);
  }
  return options;
}

/** A word of the login configuration in double quotes. */
function word(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
