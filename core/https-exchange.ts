import { Agent, request as httpsRequest } from "node:https";
import { createSecureContext, getCACertificates } from "node:tls";

interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** One agent per CA: it keeps connections, and reads its 150 certificates once. */
const agents = new Map<string, Agent>();

/**
 * One https exchange that trusts `ca` beside Node's own authorities. `fetch` has no such option, and
 * `tls.setDefaultCACertificates` would make every connection of the process trust what was given for one peer.
 */
export function exchangeTrusting(
  ca: string,
  url: string,
  { method, headers, body, signal }: Exchange,
): Promise<{ status: number; body: string; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, { method, headers, signal, agent: agentFor(ca) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
          location: response.headers.location,
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

function agentFor(ca: string): Agent {
  const known = agents.get(ca);
  if (known) return known;
  const secureContext = createSecureContext({ ca: [...getCACertificates("default"), ca] });
  const agent = new Agent({ keepAlive: true, secureContext });
  agents.set(ca, agent);
  return agent;
}
