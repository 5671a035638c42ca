import {
  type CompatibilityLevel,
  type HttpReply,
  http,
  readConfig,
  SluiceError,
  splitCredentials,
  withoutCredentials,
} from "#core";
import { expect, isMissing, list, number, persist, type RegistryOptions, record, text } from "./registry-reply.ts";

/** One version of a subject. */
export interface SubjectVersion {
  readonly subject: string;
  readonly version: number;
  readonly id: number;
  readonly schema: string;
  /** Of a text that imports others. */
  readonly references?: readonly SchemaReference[];
}

export interface SchemaReference {
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

/** A client of the Confluent-compatible API. "Not there" is `undefined`, never an error; refusals are RegistryErrors. */
export interface Registry {
  /** The base address without credentials. */
  readonly url: string;
  /**
   * Makes sure that the text is a version of the subject and answers its id. A text that is already there, in any
   * version, registers nothing.
   */
  register(subject: string, schema: string, references?: readonly SchemaReference[]): Promise<SubjectVersion>;
  /** The version of the subject that has exactly this text. */
  lookup(subject: string, schema: string, references?: readonly SchemaReference[]): Promise<SubjectVersion | undefined>;
  /** The text behind an id. */
  byId(id: number): Promise<string | undefined>;
  /** Which versions of which subjects have this id; empty when the id is unknown. */
  subjectsOf(id: number): Promise<readonly { readonly subject: string; readonly version: number }[]>;
  subjects(): Promise<string[]>;
  versions(subject: string): Promise<number[]>;
  version(subject: string, version: number | "latest"): Promise<SubjectVersion | undefined>;
  /** Deletes softly; `permanent` also deletes the soft-deleted for good. Answers the deleted version numbers. */
  deleteSubject(subject: string, options?: { readonly permanent?: boolean }): Promise<number[]>;
  /** The subject's own level; undefined when the global one holds. Without a subject: the global level. */
  compatibility(subject?: string): Promise<CompatibilityLevel | undefined>;
  setCompatibility(level: CompatibilityLevel, subject?: string): Promise<void>;
  /** Asks whether the text could follow the latest version. A subject without versions accepts anything. */
  testCompatibility(
    subject: string,
    schema: string,
  ): Promise<{ readonly compatible: boolean; readonly messages: readonly string[] }>;
  /** True when the registry says that it is ready for work; false when it answers otherwise or not at all. */
  healthy(): Promise<boolean>;
}

const CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

/** A client for the API under `url`. User and password may be in the address; they are sent as basic authorization. */
export function openRegistry(url: string, options: RegistryOptions = {}): Registry {
  const base = withoutCredentials(url);
  const { userInfo } = splitCredentials(url);
  const headers: Record<string, string> =
    userInfo === undefined ? {} : { authorization: `Basic ${Buffer.from(userInfo).toString("base64")}` };
  const ca = options.ca ?? (base.startsWith("https:") ? readConfig().registryCa : undefined);
  const ask = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<HttpReply> =>
    persist(options, () =>
      http("the schema registry", `${base}${path}`, {
        method,
        body,
        headers: { ...headers, ...(body !== undefined && { "content-type": CONTENT_TYPE }) },
        ca,
        timeout: options.timeout ?? 10_000,
        signal: options.signal,
      }),
    );
  const s = encodeURIComponent;
  const payload = (schema: string, references: readonly SchemaReference[] = []): Record<string, unknown> => ({
    schemaType: "PROTOBUF",
    schema,
    ...(references.length > 0 && { references }),
  });

  const registry: Registry = {
    url: base,
    async register(subject, schema, references) {
      const known = await registry.lookup(subject, schema, references);
      if (known) return known;
      const doing = `register a schema for ${subject}`;
      expect(await ask("POST", `/subjects/${s(subject)}/versions`, payload(schema, references)), doing, base);
      // The answer has only the id; the version number is worth the second call, as registering is rare.
      const made = await registry.lookup(subject, schema, references);
      if (made) return made;
      throw new SluiceError(
        "SLUICE_REGISTRY",
        `the registry at ${base} accepted a schema for ${subject} but does not know it`,
        {
          hint: "is somebody else deleting this subject?",
          retryable: true,
        },
      );
    },
    async lookup(subject, schema, references) {
      const reply = await ask("POST", `/subjects/${s(subject)}`, payload(schema, references));
      if (isMissing(reply)) return undefined;
      return subjectVersion(expect(reply, `look up a schema of ${subject}`, base));
    },
    async byId(id) {
      const reply = await ask("GET", `/schemas/ids/${id}`);
      if (isMissing(reply)) return undefined;
      return text(record(expect(reply, `read schema ${id}`, base))["schema"]);
    },
    async subjectsOf(id) {
      const reply = await ask("GET", `/schemas/ids/${id}/versions`);
      if (isMissing(reply)) return [];
      return list(expect(reply, `read the subjects of schema ${id}`, base)).map((v) => ({
        subject: text(record(v)["subject"]),
        version: number(record(v)["version"]),
      }));
    },
    async subjects() {
      return list(expect(await ask("GET", "/subjects"), "list subjects", base))
        .map(text)
        .sort();
    },
    async versions(subject) {
      const reply = await ask("GET", `/subjects/${s(subject)}/versions`);
      if (isMissing(reply)) return [];
      return list(expect(reply, `list versions of ${subject}`, base)).map(number);
    },
    async version(subject, version) {
      const reply = await ask("GET", `/subjects/${s(subject)}/versions/${version}`);
      if (isMissing(reply)) return undefined;
      return subjectVersion(expect(reply, `read ${subject} version ${version}`, base));
    },
    async deleteSubject(subject, { permanent = false } = {}) {
      const remove = async (query: string): Promise<number[]> => {
        const reply = await ask("DELETE", `/subjects/${s(subject)}${query}`);
        if (isMissing(reply)) return [];
        return list(expect(reply, `delete ${subject}`, base)).map(number);
      };
      const soft = await remove("");
      if (!permanent) return soft;
      const hard = await remove("?permanent=true");
      return hard.length > 0 ? hard : soft;
    },
    async compatibility(subject) {
      const reply = await ask("GET", subject === undefined ? "/config" : `/config/${s(subject)}`);
      if (isMissing(reply)) return undefined;
      const answer = record(expect(reply, "read the compatibility level", base));
      return text(answer["compatibilityLevel"] ?? answer["compatibility"]) as CompatibilityLevel;
    },
    async setCompatibility(level, subject) {
      const path = subject === undefined ? "/config" : `/config/${s(subject)}`;
      expect(await ask("PUT", path, { compatibility: level }), "set the compatibility level", base);
    },
    async testCompatibility(subject, schema) {
      const path = `/compatibility/subjects/${s(subject)}/versions/latest?verbose=true`;
      const reply = await ask("POST", path, payload(schema));
      if (isMissing(reply)) return { compatible: true, messages: [] };
      const answer = record(expect(reply, `test a schema of ${subject}`, base));
      const messages = answer["messages"];
      return {
        compatible: answer["is_compatible"] === true,
        messages: Array.isArray(messages) ? messages.map(String) : [],
      };
    },
    async healthy() {
      const ask = (url: string): Promise<HttpReply> => http("the schema registry", url, { headers, ca, timeout: 3000 });
      try {
        // Apicurio answers other addresses while it still loads its state. Another registry, or one behind a path of
        // somebody else's host, has no such page: only "not ready" is believed, everything else is asked for.
        if ((await ask(`${new URL(base).origin}/health/ready`)).status === 503) return false;
        return (await ask(`${base}/config`)).status === 200;
      } catch {
        return false;
      }
    },
  };
  return registry;
}

function subjectVersion(answer: unknown): SubjectVersion {
  const r = record(answer);
  const named = { subject: text(r["subject"]), version: number(r["version"]), id: number(r["id"]) };
  const references = (Array.isArray(r["references"]) ? r["references"] : []).map((value): SchemaReference => {
    const of = record(value);
    return { name: text(of["name"]), subject: text(of["subject"]), version: number(of["version"]) };
  });
  return { ...named, schema: text(r["schema"]), ...(references.length > 0 && { references }) };
}
