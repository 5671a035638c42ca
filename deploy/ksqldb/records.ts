/** What is known of one version of an object: the value under `<env>/<output>/v<version>` in the deployment records. */
export interface KsqldbRecord {
  readonly env: string;
  /** The output, or the name of a source or step between. */
  readonly output: string;
  readonly pipeline: string;
  readonly engine: "ksqldb";
  readonly version: number;
  /**
   * `open`: its CREATE may or may not have reached the server; `settled`: the server had it and its query ran; `dropping`:
   * its DROP may or may not have run; `dropped`: gone from the server, its topic stays; `paused`: its query stands still
   * until somebody resumes it.
   */
  readonly phase: "open" | "settled" | "paused" | "dropping" | "dropped";
  readonly name: string;
  readonly kind: "stream" | "table";
  readonly topic: string;
  /** Names of the versions that it reads. */
  readonly reads: readonly string[];
  /** The object's identity, see KsqldbObject. */
  readonly hash: string;
  /** What was sent, placeholders not filled. */
  readonly statement: string;
  /** Digest of the statement as the server stored it right after our own CREATE; `null` until then. */
  readonly stored: string | null;
  /** Place in the server's command queue of the newest command. */
  readonly sequence: number | null;
}

/** Where the records are kept. */
export interface KsqldbRecords {
  /** The newest record of each version in this environment. */
  read(): Promise<readonly KsqldbRecord[]>;
  /** Resolves when all are kept; all of them or none. */
  write(...records: readonly KsqldbRecord[]): Promise<void>;
}

/** A record read back; throws an Error that says what is wrong with it. What cannot be read is never "nothing deployed". */
export function parseKsqldbRecord(value: Readonly<Record<string, unknown>>): KsqldbRecord {
  for (const name of ["env", "output", "pipeline", "name", "topic", "hash", "statement"]) {
    if (typeof value[name] !== "string") throw new Error(`${name} is missing`);
  }
  if (value["engine"] !== "ksqldb") throw new Error(`engine ${String(value["engine"])}`);
  if (!Number.isInteger(value["version"])) throw new Error("version is no whole number");
  if (value["kind"] !== "stream" && value["kind"] !== "table") throw new Error(`kind ${String(value["kind"])}`);
  if (!["open", "settled", "paused", "dropping", "dropped"].includes(String(value["phase"]))) {
    throw new Error(`phase ${String(value["phase"])}`);
  }
  const { reads, stored, sequence } = value;
  if (!Array.isArray(reads) || !reads.every((read) => typeof read === "string")) throw new Error("reads is no list");
  if (stored !== null && typeof stored !== "string") throw new Error("stored is no digest");
  if (sequence !== null && !Number.isInteger(sequence)) throw new Error("sequence is no whole number");
  return value as unknown as KsqldbRecord;
}

/** True for a version that is neither dropped nor on its way out. */
export function stands({ phase }: Pick<KsqldbRecord, "phase">): boolean {
  return phase !== "dropping" && phase !== "dropped";
}

/** The version of each output that counts: the newest that is neither dropped nor on its way out. */
export function newestVersions(records: readonly KsqldbRecord[]): ReadonlyMap<string, KsqldbRecord> {
  const newest = new Map<string, KsqldbRecord>();
  for (const record of records) {
    const known = newest.get(record.output);
    if (stands(record) && (!known || known.version < record.version)) newest.set(record.output, record);
  }
  return newest;
}

/** The number of the next version: never one that was used, even if it was dropped. */
export function nextVersion(records: readonly KsqldbRecord[], output: string): number {
  return 1 + Math.max(0, ...records.filter((record) => record.output === output).map(({ version }) => version));
}

/** Records that end with the program, for what is not there for good. */
export function recordsInMemory(): KsqldbRecords {
  const kept = new Map<string, KsqldbRecord>();
  return {
    read: async () => [...kept.values()],
    write: async (...records) => {
      for (const record of records) kept.set(`${record.output}/v${record.version}`, record);
    },
  };
}
