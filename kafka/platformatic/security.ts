import { isIP } from "node:net";
import type { ConnectionOptions } from "@platformatic/kafka";
import type { Connection } from "../connection.ts";

/** The client's options for TLS and SASL; none where the brokers ask for nothing. */
export function securityOptions({
  security,
  bootstrapBrokers,
}: Connection): Pick<ConnectionOptions, "tls" | "tlsServerName" | "sasl"> {
  if (!security) return {};
  const { tls, ca, sasl } = security;
  // An address without a name cannot be asked for by name; the certificate is checked against it all the same.
  const named = bootstrapBrokers.every((broker) => !broker.startsWith("[") && isIP(broker.split(":")[0] ?? "") === 0);
  return {
    ...(tls && { tls: ca === undefined ? {} : { ca }, tlsServerName: named }),
    ...(sasl && { sasl: { mechanism: sasl.mechanism, username: sasl.user, password: sasl.password } }),
  };
}
