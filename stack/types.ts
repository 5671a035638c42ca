import type { ChildProcess } from "node:child_process";
import type { S3Settings } from "#core";

/** The three engines, in the order in which they are stopped. */
export const SERVICES = ["flink", "registry", "kafka"] as const;
export type ServiceName = (typeof SERVICES)[number];

/** One port per listener; every one of them is on 127.0.0.1. */
export interface StackPorts {
  readonly kafka: number;
  readonly controller: number;
  readonly registry: number;
  readonly flink: number;
  readonly gateway: number;
}

/** Where clients find the engines; the same names as in `Config`. */
export interface StackAddresses {
  readonly kafka: string;
  readonly registryUrl: string;
  readonly flinkUrl: string;
  readonly gatewayUrl: string;
}

export type ServiceState = "starting" | "running" | "restarting" | "failed" | "stopped";

/** A process as `status` shows it. `rss` is in bytes, `undefined` when the platform does not tell. */
export interface ProcessInfo {
  readonly name: ServiceName;
  readonly state: ServiceState;
  readonly pid: number | undefined;
  readonly rss: number | undefined;
  readonly address: string;
  readonly log: string;
  /** When the process was started, in milliseconds since 1970. */
  readonly since: number | undefined;
  readonly restarts: number;
}

/** What happens in a stack, for a progress display. Nothing here needs an answer. */
export type StackEvent =
  | { readonly kind: "reused"; readonly pids: readonly number[] }
  | { readonly kind: "orphan-stopped"; readonly name: string; readonly pid: number }
  | { readonly kind: "starting"; readonly name: ServiceName; readonly pid: number }
  | { readonly kind: "ready"; readonly name: ServiceName; readonly ms: number }
  | {
      readonly kind: "exited";
      readonly name: ServiceName;
      readonly how: string;
      readonly log: string;
      /** Warnings and errors of its log since it was ready; often none. */
      readonly lastLines: readonly string[];
    }
  | { readonly kind: "restarting"; readonly name: ServiceName; readonly inMs: number; readonly attempt: number }
  /** The engine is given up: it stays down, and what is left of the stack should be stopped. */
  | { readonly kind: "failed"; readonly name: ServiceName; readonly why: string }
  | { readonly kind: "stopped"; readonly name: ServiceName };

export interface StackOptions {
  /** Holds `stack/` (data) and `logs/`. One stack per folder. */
  readonly dataDir: string;
  /** Fixed ports, or "free": five unused ones. A stack of this folder that runs already is reused with its own ports. */
  readonly ports: StackPorts | "free";
  /** Which engines; all by default. */
  readonly services?: readonly ServiceName[];
  /** Task slots of Flink. Default 32. */
  readonly slots?: number;
  /** The S3 that Flink finds `s3://` paths on; its keys are taken from this process's environment. Default: AWS. */
  readonly s3?: S3Settings | undefined;
  /** True (default): this process supervises the engines and `stop` ends them. False: they outlive it. */
  readonly attached?: boolean;
  readonly onEvent?: (event: StackEvent) => void;
  /** Milliseconds until all must be healthy. Default 120,000. */
  readonly deadline?: number;
  /** How often within ten minutes an engine that died is started again before it is given up. Default 5. */
  readonly restarts?: number;
  /** Ends a start that is under way: what was started is stopped, then the signal's reason is thrown. */
  readonly signal?: AbortSignal;
}

/** A running stack. */
export interface Stack {
  readonly addresses: StackAddresses;
  readonly ports: StackPorts;
  /** True when the engines were running before: `stop` then leaves them to whoever started them. */
  readonly reused: boolean;
  /**
   * Stops Flink, then the registry and Kafka; resolves when they are gone and after the `stopped` of each. Calling it
   * twice is fine.
   */
  stop(): Promise<void>;
  processes(): Promise<readonly ProcessInfo[]>;
  /** Stops one engine and starts it again on the same data; resolves when it is healthy. */
  restart(name: ServiceName): Promise<void>;
  /** Called when an engine has ended without being told to, before it is started again. Returns the way to unsubscribe. */
  onExit(listener: (name: ServiceName, how: string) => void): () => void;
}

/** How one engine is run. Everything that differs between engines is in here. */
export interface ServiceSpec {
  readonly name: ServiceName;
  readonly address: string;
  /** The log a person should read. */
  readonly log: string;
  /** Standard output and error: what the JVM says before or beside its log. */
  readonly out: string;
  /** Where the class list for the AppCDS archive is written; `undefined` when the archive is there. */
  readonly classList: string | undefined;
  readonly archive: string;
  readonly jvm: readonly string[];
  readonly classPath: readonly string[];
  /** Added behind the class path; not in the archive, so that a rebuild of them leaves it good. */
  readonly ownJars: readonly string[];
  readonly main: readonly string[];
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Writes configuration and formats storage; runs before each start. */
  prepare(signal?: AbortSignal): Promise<void>;
  /** True when the engine serves. Throws or returns false while it does not yet. */
  isReady(): Promise<boolean>;
  /** What the last lines say about damaged data, `undefined` when they say nothing of the kind. */
  corruption(lines: readonly string[]): string | undefined;
}

/** A spawned engine. */
export interface Running {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly start: string;
  readonly since: number;
}
