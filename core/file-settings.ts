import { join, resolve } from "node:path";
import { splitCredentials, withoutCredentials } from "./http.ts";

/** Where S3 is. Key and secret are no part of it: Flink and the store read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
export interface S3Settings {
  /** An http address without trailing slash, spoken to path style; undefined is AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
}

/** The settings of file outputs as read; `faults` is empty when all are in order. */
export interface FileSettings {
  /** An absolute folder or `s3://bucket[/prefix]`, without trailing slash. */
  readonly files: string;
  /** Present when `files` is on S3 or an endpoint or a region is given. */
  readonly s3?: S3Settings;
  readonly faults: readonly string[];
}

const DEFAULT_REGION = "us-east-1";
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** What needs no escaping in an object's key, an URI and SQL text alike. */
const PREFIX_PART = /^[\w!.*()+=@:,-]+$/;

/** SLUICE_FILES, SLUICE_S3_ENDPOINT and SLUICE_S3_REGION. No fault shows a user, a key or a password. */
export function readFileSettings(root: string, env: NodeJS.ProcessEnv): FileSettings {
  const faults: string[] = [];
  const files = env["SLUICE_FILES"] ? readFiles(env["SLUICE_FILES"], faults) : join(root, "data");
  const endpoint = env["SLUICE_S3_ENDPOINT"] ? readEndpoint(env["SLUICE_S3_ENDPOINT"], faults) : undefined;
  const region = env["SLUICE_S3_REGION"] || DEFAULT_REGION;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(region)) {
    faults.push(`SLUICE_S3_REGION must be a region such as ${DEFAULT_REGION}, not "${region}"`);
  }
  const onS3 = files.startsWith("s3://") || endpoint !== undefined || Boolean(env["SLUICE_S3_REGION"]);
  return { files, faults, ...(onS3 && { s3: { ...(endpoint !== undefined && { endpoint }), region } }) };
}

function readFiles(text: string, faults: string[]): string {
  const scheme = /^([a-zA-Z][\w+.-]+):\/\//.exec(text)?.[1];
  if (scheme === undefined) return resolve(text);
  const refuse = (why: string): string => {
    faults.push(`SLUICE_FILES must be a folder or an address such as s3://bucket/prefix: ${why}`);
    return text;
  };
  if (scheme !== "s3") return refuse(`"${scheme}://" is not supported`);
  const [bucket = "", ...prefix] = text.slice("s3://".length).replace(/\/+$/, "").split("/");
  if (bucket.includes("@")) return refuse("it must hold no credentials, AWS_ACCESS_KEY_ID gives them");
  if (!BUCKET.test(bucket)) return refuse(`"${bucket}" is no name of a bucket`);
  const odd = prefix.find((part) => !PREFIX_PART.test(part) || part === "." || part === "..");
  if (odd !== undefined) return refuse(`"${odd}" cannot be a part of the prefix`);
  return ["s3:/", bucket, ...prefix].join("/");
}

function readEndpoint(text: string, faults: string[]): string | undefined {
  const { userInfo } = splitCredentials(text);
  if (userInfo !== undefined) {
    faults.push("SLUICE_S3_ENDPOINT must hold no credentials, AWS_ACCESS_KEY_ID gives them");
    return undefined;
  }
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.search === "" && url.hash === "")
      return url.toString().replace(/\/+$/, "");
  } catch {
    // Said below.
  }
  faults.push(`SLUICE_S3_ENDPOINT must be an http address without query, not "${withoutCredentials(text)}"`);
  return undefined;
}
