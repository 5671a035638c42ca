import { setTimeout as delay } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { messageOf, type S3Settings, SluiceError } from "#core";
import { request as ask } from "./request.ts";
import { element } from "./xml.ts";

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface S3Request {
  readonly method: "GET" | "PUT" | "DELETE" | "HEAD";
  /** Object key; absent for the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  /** Milliseconds for one try, body included. Default 30,000. */
  readonly timeout?: number;
  /** How often it is sent again after no answer or an answer of 5xx. Default 3. */
  readonly retries?: number;
  /** Statuses that are an answer, beside those of 2xx. */
  readonly accept?: readonly number[];
}

/** Sends signed requests to one bucket. Anything but 2xx, or a status to accept, is a SluiceError that says what to do. */
export interface S3Client {
  readonly bucket: string;
  send(request: S3Request): Promise<Response>;
}

/** The words for credentials that are not taken, by S3's error code. */
const REFUSED =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|TokenRefreshRequired|InvalidClientTokenId|AuthFailure)$/;

export function openS3Client(
  bucket: string,
  settings: S3Settings,
  credentials: S3Credentials,
  signal?: AbortSignal,
): S3Client {
  const { region, endpoint } = settings;
  // A bucket with dots has no certificate of its own name.
  const base =
    endpoint !== undefined
      ? `${endpoint}/${bucket}`
      : bucket.includes(".")
        ? `https://s3.${region}.amazonaws.com/${bucket}`
        : `https://${bucket}.s3.${region}.amazonaws.com`;
  const who = endpoint ?? `https://s3.${region}.amazonaws.com`;

  const once = async (request: S3Request): Promise<Response> => {
    const url = new URL(`${base}/${request.key === undefined ? "" : encodeKey(request.key)}`);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const { method, headers } = request;
    const signed = await new AwsV4Signer({
      ...credentials,
      method,
      url: url.toString(),
      service: "s3",
      region,
      ...(headers && { headers: { ...headers } }),
    }).sign();
    const timeout = AbortSignal.timeout(request.timeout ?? 30_000);
    return ask(signed.url, {
      method,
      headers: Object.fromEntries(signed.headers),
      body: request.body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  };

  return {
    bucket,
    async send(request) {
      const retries = request.retries ?? 3;
      for (let tried = 0; ; tried++) {
        const last = tried >= retries;
        let reply: Response;
        try {
          reply = await once(request);
        } catch (error) {
          signal?.throwIfAborted();
          if (last) throw unreachable(error);
          await pause(tried);
          continue;
        }
        if (reply.ok || request.accept?.includes(reply.status)) return reply;
        const body = await reply.text().catch(() => "");
        if (last || (reply.status < 500 && reply.status !== 429)) throw refusal(request, reply, body);
        await pause(tried);
      }
    },
  };

  function pause(tried: number): Promise<void> {
    return delay(200 * 2 ** tried, undefined, signal ? { signal } : {});
  }

  function unreachable(error: unknown): SluiceError {
    return new SluiceError("SLUICE_ADDRESS_UNREACHABLE", `no answer from S3 at ${who}: ${messageOf(error)}`, {
      hint: "is it running, and is SLUICE_S3_ENDPOINT its address?",
      retryable: true,
      cause: error,
    });
  }

  function refusal(request: S3Request, reply: Response, body: string): SluiceError {
    const code = element(body, "Code") ?? statusCode(reply.status);
    const said = shown(element(body, "Message") ?? "");
    const denied = (message: string, hint: string): SluiceError =>
      new SluiceError("SLUICE_FILE_ACCESS", message, { hint, retryable: reply.status >= 500 });
    const because = said === "" ? code : `${code}: ${said}`;
    if (code === "NoSuchBucket" || (reply.status === 404 && request.key === undefined))
      return denied(`there is no bucket "${bucket}" at ${who}`, "make the bucket, or name another one in SLUICE_FILES");
    if (REFUSED.test(code))
      return denied(
        `S3 at ${who} refuses the credentials (${because})`,
        "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary ones, AWS_SESSION_TOKEN",
      );
    if (reply.status === 401 || reply.status === 403) {
      if (code === "RequestTimeTooSkewed")
        return denied(`S3 at ${who} finds this machine's clock wrong (${because})`, "set the clock");
      return denied(
        `S3 at ${who} denies ${request.method} in bucket "${bucket}" (${because})`,
        "the credentials need to list, read, write and delete objects, and to list and abort uploads there",
      );
    }
    const region = reply.headers.get("x-amz-bucket-region") ?? element(body, "Region");
    if ((reply.status >= 300 && reply.status < 400) || code === "AuthorizationHeaderMalformed") {
      const hint =
        region === undefined ? "check SLUICE_S3_REGION and SLUICE_S3_ENDPOINT" : `set SLUICE_S3_REGION=${region}`;
      return denied(`the bucket "${bucket}" is not in region ${settings.region} at ${who} (${because})`, hint);
    }
    const what = request.key === undefined ? `bucket "${bucket}"` : `s3://${bucket}/${request.key}`;
    return denied(
      `S3 at ${who} failed to ${request.method} ${what} (${because})`,
      "try again, or look at the server's log",
    );
  }

  /** Whatever a server repeats of our request: no secret is shown. */
  function shown(text: string): string {
    const secrets = [credentials.secretAccessKey, credentials.sessionToken, credentials.accessKeyId];
    return secrets
      .filter((secret) => secret !== undefined && secret !== "")
      .reduce<string>((rest, secret) => rest.replaceAll(secret as string, "***"), text.slice(0, 300));
  }
}

function statusCode(status: number): string {
  return `HTTP ${status}`;
}

/** Percent-encoded as signatures want it, slashes kept. */
function encodeKey(key: string): string {
  return key
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/");
}
