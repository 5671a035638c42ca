import { resolve } from "node:path";
import type { Problem } from "./error.ts";
import { splitCredentials } from "./http.ts";
import { notText, type Setting, settingFault } from "./setting.ts";

/** Where S3 is. Key and secret are no part of it: Flink and the store read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
export interface S3Settings {
  /** An http address without trailing slash, spoken to path style; undefined is AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
}

/** What is given of file outputs; a relative folder counts from `base`. */
export interface GivenFiles {
  readonly files?: (Setting & { readonly base: string }) | undefined;
  readonly endpoint?: Setting | undefined;
  readonly region?: Setting | undefined;
}

/** The settings of file outputs as read; `problems` is empty when all are in order. */
export interface FileSettings {
  /** An absolute folder or `s3://bucket[/prefix]`, without trailing slash. */
  readonly files: string;
  /** Present when `files` is on S3 or an endpoint or a region is given. */
  readonly s3?: S3Settings;
  readonly problems: readonly Problem[];
}

const DEFAULT_REGION = "us-east-1";
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** What needs no escaping in an object's key, an URI and SQL text alike. */
const PREFIX_PART = /^[\w!.*()+=@:,-]+$/;

/** Folder, endpoint and region of file outputs. No fault shows a user, a key or a password. */
export function readFileSettings(folder: string, given: GivenFiles): FileSettings {
  const problems: Problem[] = [];
  const files = given.files ? readFiles(given.files, problems) : folder;
  const endpoint = given.endpoint && readEndpoint(given.endpoint, problems);
  const region = given.region?.text ?? DEFAULT_REGION;
  if (given.region && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(region)) {
    const { name } = given.region;
    problems.push(
      settingFault(given.region, `${name} must be a region such as ${DEFAULT_REGION}${notText(given.region)}`),
    );
  }
  const onS3 = files.startsWith("s3://") || endpoint !== undefined || given.region !== undefined;
  return { files, problems, ...(onS3 && { s3: { ...(endpoint !== undefined && { endpoint }), region } }) };
}

function readFiles(setting: Setting & { readonly base: string }, problems: Problem[]): string {
  const { name, text, base } = setting;
  const scheme = /^([a-zA-Z][\w+.-]+):\/\//.exec(text)?.[1];
  if (scheme === undefined) return resolve(base, text);
  const refuse = (why: string): string => {
    problems.push(settingFault(setting, `${name} must be a folder or an address such as s3://bucket/prefix: ${why}`));
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

function readEndpoint(setting: Setting, problems: Problem[]): string | undefined {
  const { name, text } = setting;
  const { userInfo } = splitCredentials(text);
  if (userInfo !== undefined) {
    problems.push(settingFault(setting, `${name} must hold no credentials, AWS_ACCESS_KEY_ID gives them`));
    return undefined;
  }
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.search === "" && url.hash === "")
      return url.toString().replace(/\/+$/, "");
  } catch {
    // Said below.
  }
  problems.push(settingFault(setting, `${name} must be an http address without query${notText(setting)}`));
  return undefined;
}
