import { messageOf, SluiceError } from "./error.ts";

/** The words for what OpenSSL and Node call by code. */
const UNTRUSTED =
  /^(UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|DEPTH_ZERO_|SELF_SIGNED_|CERT_UNTRUSTED|CERT_CHAIN|INVALID_CA)/;
const OUTDATED = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)/;
const HANDSHAKE = /^(EPROTO|ERR_SSL_)/;
/** OpenSSL's words for an answer that is not TLS at all. */
const NO_TLS = /wrong version number|packet length too long|http request|unexpected message/;
/** What a client of plain HTTP sees of a server that waits for a TLS handshake: a cut, or bytes that are no HTTP. */
const CUT = /^(ECONNRESET|UND_ERR_SOCKET)/;
const NO_HTTP = /^(HPE_|HTTPParserError)/;

/** Why there was no answer of `who` at the address, which holds no credentials, and what to do; `moved`: it redirects there. */
export function unreachable(who: string, address: string, error: unknown, moved?: string): SluiceError {
  const url = address.replace(/\/+$/, "");
  const { code, message } = faultOf(error);
  const tls = (text: string, hint: string): SluiceError =>
    new SluiceError("SLUICE_TLS", `${text}${message === "" ? "" : `: ${message}`}`, { hint });
  if (moved !== undefined) {
    return new SluiceError("SLUICE_ADDRESS_UNREACHABLE", `${who} is not at ${url}: it sends on to ${moved}`, {
      hint: "give the new address instead",
    });
  }
  if (UNTRUSTED.test(code)) {
    return tls(
      `the certificate of ${who} at ${url} is not trusted`,
      "SLUICE_REGISTRY_CA names the PEM file of the authority that signed the registry's certificate; NODE_EXTRA_CA_CERTS one for everything",
    );
  }
  if (OUTDATED.test(code)) {
    return tls(`the certificate of ${who} at ${url} is not valid today`, "renew it, or set this machine's clock");
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return tls(`the certificate of ${who} at ${url} is another host's`, "use the name that the certificate has");
  }
  if (HANDSHAKE.test(code) && NO_TLS.test(message)) {
    return tls(`${who} at ${url} does not speak TLS`, "does it speak plain HTTP? Then the address begins with http://");
  }
  if (HANDSHAKE.test(code)) {
    return tls(`no TLS connection to ${who} at ${url}`, "the server refuses this client's TLS: its log says why");
  }
  const plain = url.startsWith("http:");
  if (NO_HTTP.test(code) && plain) {
    return tls(`${who} at ${url} does not speak HTTP`, "does it speak TLS? Then the address begins with https://");
  }
  const secure = CUT.test(code) && plain ? "; if it speaks TLS, the address begins with https://" : "";
  return new SluiceError("SLUICE_ADDRESS_UNREACHABLE", `no answer from ${who} at ${url}: ${messageOf(error)}`, {
    hint: `is it running? \`npm run stack -- status\` shows the local stack${secure}`,
    retryable: true,
    cause: error,
  });
}

/** The innermost error that has a code, and what it says. */
function faultOf(error: unknown): { readonly code: string; readonly message: string } {
  let found = { code: "", message: "" };
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 6; depth++) {
    const { code } = current as { readonly code?: unknown };
    if (typeof code === "string") found = { code, message: plainWords(current.message) };
    else if (NO_HTTP.test(current.name)) found = { code: current.name, message: plainWords(current.message) };
    current = current.cause;
  }
  return found;
}

/** Without Node's advice, and of OpenSSL's line the one phrase that is meant for people. */
function plainWords(message: string): string {
  const line = message.split("\n")[0] ?? "";
  return /:SSL routines:[^:]*:([^:]+)/.exec(line)?.[1] ?? line.replace(/; if the root CA is .*$/, "");
}
