import { type Config, SluiceError } from "#core";
import { readDeployments } from "../deployment-topic.ts";
import { ksqldbRecords } from "../ksqldb/record-store.ts";
import { stands } from "../ksqldb/records.ts";
import { withContext } from "../systems.ts";
import { dropVersion } from "../versions/drop-version.ts";

export interface DestroyOptions {
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** Shows what would be lost, one text of several lines; resolves when it may be deleted. */
  readonly confirm: (loss: string) => Promise<void>;
  readonly onGone: (what: string) => void;
}

/** Ends an output with all its versions: jobs, state, topics or folders, schemas. Safe to repeat when it was cut off. */
export function destroy(config: Config, { output, signal, confirm, onGone }: DestroyOptions): Promise<void> {
  return withContext(config, { signal }, async (context, systems) => {
    const deployments = await context.records.read();
    const deployment = deployments.get(output);
    const versions = deployment?.versions.filter(({ phase }) => phase !== "dropped") ?? [];
    if (!deployment || versions.length === 0) {
      const other = ksqldbRecords(await readDeployments(systems.kafka, config.env));
      const isOnKsqldb = other.some((record) => record.output === output && stands(record));
      throw new SluiceError("SLUICE_ARGUMENT", `${output} is not deployed with Flink in ${config.env}`, {
        hint: isOnKsqldb
          ? `it is on ksqlDB: npm run deploy-sql -- destroy ${output} --engine ksqldb`
          : `deployed are ${[...deployments.keys()].sort().join(", ") || "none"}`,
      });
    }
    const loss = await Promise.all(
      versions.map(async ({ version, topic, folder }) => {
        if (topic === undefined) {
          const files = await systems.store.list(folder ?? "");
          return `  v${version}: its job and state, ${files.length} files in ${folder}`;
        }
        const ranges = await systems.kafka.admin().offsets(topic);
        const records = ranges.reduce((sum, { earliest, latest }) => sum + (latest - earliest), 0n);
        return `  v${version}: its job and state, topic ${topic} with up to ${records} records, schema ${topic}-value`;
      }),
    );
    await confirm([`${output} in ${config.env}, for good:`, ...loss].join("\n"));
    // Without a pointer readers look for the topic of the output's name, and wait for it.
    if (deployment.pointer) await context.records.write({ kind: "no-pointer", env: config.env, output });
    for (const record of versions) {
      signal?.throwIfAborted();
      const subject = record.topic === undefined ? undefined : `${record.topic}-value`;
      await dropVersion(context, systems, record, subject);
      onGone(`v${record.version}, with ${record.topic ?? record.folder}`);
    }
  });
}
