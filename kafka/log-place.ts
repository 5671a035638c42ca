import { readConfig, SluiceError, waitFor } from "#core";
import type { LogType } from "./message-type.ts";
import type { Kafka } from "./port.ts";
import { lookupSchema, registerSchema } from "./register-schema.ts";
import { openRegistry, type Registry } from "./registry.ts";

/** The id to write in frames of the log; registers the schema when told to. Without it SLUICE_REGISTRY. */
export async function findSchemaId<T>(
  kafka: Kafka,
  type: LogType<T>,
  options: { readonly registry?: Registry; readonly register?: boolean } = {},
): Promise<number> {
  const registry =
    options.registry ?? openRegistry(kafka.registryUrl ?? readConfig().registryUrl, { ca: kafka.registryCa });
  if (options.register) return (await registerSchema(registry, type.subject, type)).id;
  const known = await lookupSchema(registry, type.subject, type);
  if (known) return known.id;
  throw new SluiceError(
    "SLUICE_REGISTRY",
    `${type.subject} does not have the schema of ${type.name} that this code was made from`,
    {
      hint: "`npm run deploy-sql` registers it; after a change of the .proto run `npm run codegen` first",
    },
  );
}

/** How many partitions the topic has; waits for a broker, and tells so. A topic that is not there is SLUICE_KAFKA. */
export async function findPartitions(
  kafka: Kafka,
  topic: string,
  deadline: number,
  setWaiting: (reason: SluiceError | undefined) => void,
): Promise<number> {
  let waiting = false;
  try {
    const found = await waitFor(
      `Kafka at ${kafka.bootstrap}`,
      async () => {
        try {
          return await kafka.admin().describeTopics([topic]);
        } catch (error) {
          if (!waiting && error instanceof SluiceError && error.retryable) {
            waiting = true;
            setWaiting(error);
          }
          throw error;
        }
      },
      { deadline },
    );
    if (waiting) setWaiting(undefined);
    const partitions = found[0]?.partitions;
    if (partitions) return partitions;
  } catch (error) {
    // The broker's own refusal says more than "waited for".
    throw error instanceof SluiceError && error.code === "SLUICE_TIMEOUT" && error.cause instanceof SluiceError
      ? error.cause
      : error;
  }
  throw new SluiceError("SLUICE_KAFKA", `the topic ${topic} does not exist on ${kafka.bootstrap}`, {
    hint: "`npm run deploy-sql` creates the topics of all logs",
  });
}
