import { SluiceError, withoutCredentials } from "#core";
import { warmGateway } from "#deploy";
import { renderEvent, type StackAddresses, startStack } from "#stack";
import type { StartOptions } from "./options.ts";

/** What of a run the engines need. */
export interface EngineOptions extends Pick<StartOptions, "config" | "ports" | "ownRegistry" | "progress" | "signal"> {
  /** How often within ten minutes an engine that died is started again; the stack's own bound by default. */
  readonly restarts?: number;
}

/** The engines of a run: our own local ones, or given ones that are left alone. */
export interface Engines {
  readonly addresses: StackAddresses;
  readonly local: boolean;
  /** Called each time Flink is back after it was lost: its jobs are gone then. At once when that has happened before. */
  onFlinkBack(listener: () => void): void;
  /** Called when an engine is given up. */
  onFailed(listener: (why: SluiceError) => void): void;
  stop(): Promise<void>;
}

/** Starts the local stack, or names the given addresses. Progress and every loss of an engine are told. */
export async function openEngines(options: EngineOptions): Promise<Engines> {
  const { config, ports, progress, signal } = options;
  if (ports === undefined) {
    progress(
      `engines: ${config.kafka}, ${withoutCredentials(config.registryUrl)}, ${withoutCredentials(config.flinkUrl)}`,
    );
    const { kafka, registryUrl, flinkUrl, gatewayUrl } = config;
    return {
      addresses: { kafka, registryUrl, flinkUrl, gatewayUrl },
      local: false,
      onFlinkBack: () => undefined,
      onFailed: () => undefined,
      stop: async () => undefined,
    };
  }
  if (options.ownRegistry) progress(`registry: ${withoutCredentials(config.registryUrl)}`);
  const listeners: (() => void)[] = [];
  const failures: ((why: SluiceError) => void)[] = [];
  let wasReady = false;
  let cameBack = false;
  const stack = await startStack({
    dataDir: config.dataDir,
    s3: config.s3,
    ports,
    signal,
    ...(options.restarts !== undefined && { restarts: options.restarts }),
    ...(options.ownRegistry && { services: ["kafka", "flink"] as const }),
    onEvent(event) {
      const text = renderEvent(event);
      if (text) progress(text);
      if (event.kind === "failed") {
        const why = new SluiceError("SLUICE_STACK_START", text ?? `${event.name} cannot be kept running`, {
          hint: `\`npm run stack -- logs ${event.name}\` shows its log; then run \`npm start\` again`,
        });
        for (const listener of failures) listener(why);
      }
      if (event.kind !== "ready" || event.name !== "flink") return;
      // Seconds of class loading, done while Kafka, the registry or the code are still on their way.
      if (ports !== "free") void warmGateway(`http://127.0.0.1:${ports.gateway}`, signal);
      if (wasReady) {
        cameBack = true;
        for (const listener of listeners) listener();
      }
      wasReady = true;
    },
  });
  if (stack.reused) progress("using the local stack that runs already; it is left running at the end");
  return {
    addresses: { ...stack.addresses, ...(options.ownRegistry && { registryUrl: config.registryUrl }) },
    local: !stack.reused,
    onFlinkBack(listener) {
      listeners.push(listener);
      if (cameBack) listener();
    },
    onFailed: (listener) => failures.push(listener),
    stop: () => stack.stop(),
  };
}
