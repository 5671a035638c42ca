import { SluiceError } from "#core";

/** Compacted topic of one partition: deployment records under `<env>/<output>/v<n>`, pointers under `<env>/<output>`. */
export const DEPLOYMENTS_TOPIC = "sluice_deployments";

/** Which version of an output is the one to read, and from which one its rows came before: as written, in JSON. */
export interface Pointer {
  readonly kind: "pointer";
  readonly env: string;
  readonly output: string;
  readonly pipeline: string;
  readonly engine: "flink" | "ksqldb";
  /** The version that writes now: that of the last part. */
  readonly live: number;
  /** The version before it, kept for a rollback. */
  readonly previous: number | null;
  /** Oldest first. After a rollback the same topic is there twice. */
  readonly parts: readonly PointerPart[];
  /**
   * How rows are divided between parts. `window`: by `window_end`, within the bounds of each part. `keys`: all rows of
   * the first part, then of each further one those whose Kafka key is in no part before it.
   */
  readonly cut: "window" | "keys";
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number;
  /** Why it was promoted in spite of differences, and which they were. */
  readonly reason?: string;
  readonly differences?: Readonly<Record<string, unknown>>;
}

/** A stretch of an output's rows, all out of one version. Either `topic` or `folder` is there. */
export interface PointerPart {
  readonly version: number;
  readonly topic?: string;
  /** Of an output in files: in the place of `<pipeline>/<declared folder>`. */
  readonly folder?: string;
  /** Rows with a later `window_end` than this; null: from the first on. ISO time. */
  readonly after: string | null;
  /** Rows with this `window_end` or an earlier one; null: no bound. ISO time. */
  readonly until: string | null;
  /** Next offset of each partition when the job of this part had stopped; the last part has none. */
  readonly ends?: Readonly<Record<string, string>>;
}

/** Where the pointer of an output lies in the topic. */
export function pointerKey(env: string, output: string): string {
  return `${env}/${output}`;
}

/**
 * A pointer read back; undefined for what older versions wrote under this key, a deployment record. What cannot be read
 * is SLUICE_KAFKA with the key and the fault: never "there is one version".
 */
export function parsePointer(text: string, key: string): Pointer | undefined {
  const fail = (why: string): never => {
    throw new SluiceError("SLUICE_KAFKA", `the pointer ${key} in ${DEPLOYMENTS_TOPIC} cannot be read: ${why}`, {
      hint: "was it written by a newer version of Sluice? Read with that version",
    });
  };
  const pointer = parseJson(text, fail);
  if (pointer["kind"] === undefined && typeof pointer["jobId"] === "string") return undefined;
  if (pointer["kind"] !== "pointer") fail(`its kind is ${JSON.stringify(pointer["kind"])}`);
  for (const name of ["env", "output", "pipeline"]) if (!isText(pointer[name])) fail(`${name} is no text`);
  if (pointerKey(String(pointer["env"]), String(pointer["output"])) !== key)
    fail(`it is about ${pointer["env"]}/${pointer["output"]}`);
  if (pointer["engine"] !== "flink" && pointer["engine"] !== "ksqldb") fail(`engine ${String(pointer["engine"])}`);
  if (!isVersion(pointer["live"])) fail("live is no version");
  if (pointer["previous"] !== null && !isVersion(pointer["previous"])) fail("previous is no version");
  if (pointer["cut"] !== "window" && pointer["cut"] !== "keys") fail(`cut is ${JSON.stringify(pointer["cut"])}`);
  if (!Number.isFinite(pointer["at"])) fail("at is no time");
  const { parts, reason, differences } = pointer;
  if (reason !== undefined && typeof reason !== "string") fail("reason is no text");
  if (differences !== undefined && !isObject(differences)) fail("differences are no object");
  if (!Array.isArray(parts) || parts.length === 0) return fail("it has no parts");
  parts.forEach((part: unknown, i) => {
    const fault = partFault(part, i === parts.length - 1, pointer["cut"] === "window");
    if (fault !== undefined) fail(`part ${i + 1}: ${fault}`);
  });
  const checked = pointer as unknown as Pointer;
  checked.parts.forEach((part, i) => {
    const before = checked.parts[i - 1];
    if (before === undefined) return;
    if ((before.topic === undefined) !== (part.topic === undefined)) fail("parts in topics and in folders");
    if (checked.cut === "window" && part.after !== before.until)
      fail(`part ${i + 1} begins after ${part.after}, part ${i} ends with ${before.until}`);
  });
  if (checked.parts.at(-1)?.version !== checked.live)
    fail(`live is ${checked.live}, the last part is of another version`);
  return checked;
}

function partFault(part: unknown, isLast: boolean, isWindowed: boolean): string | undefined {
  if (!isObject(part)) return "it is no object";
  const { version, topic, folder, after, until, ends } = part;
  if (!isVersion(version)) return "version is no version";
  if (isText(topic) === isText(folder) || (topic !== undefined && folder !== undefined))
    return "it needs either a topic or a folder";
  if (!isBound(after)) return "after is no time";
  if (!isBound(until)) return "until is no time";
  if (isLast) {
    if (until !== null) return "the last part has no until";
    return ends === undefined ? undefined : "the last part has no ends";
  }
  if (isWindowed && until === null) return "until is missing";
  if (typeof after === "string" && typeof until === "string" && Date.parse(until) < Date.parse(after))
    return "until is before after";
  if (topic === undefined) return undefined;
  if (!isObject(ends)) return "ends are missing";
  for (const [partition, end] of Object.entries(ends))
    if (!/^\d+$/.test(partition) || typeof end !== "string" || !/^\d+$/.test(end)) return "ends are no offsets";
  return undefined;
}

function parseJson(text: string, fail: (why: string) => never): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail("it is not JSON");
  }
  return isObject(value) ? value : fail("it is no object");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function isBound(value: unknown): value is string | null {
  return value === null || (typeof value === "string" && !Number.isNaN(Date.parse(value)));
}
