import type { Config } from "#core";
import { openLocalStore } from "./local-store.ts";
import { openS3Store } from "./s3/s3-store.ts";
import type { FileStore, StoreOptions } from "./store.ts";

/** The store that the configuration names. Touches nothing yet. */
export function openStore(config: Pick<Config, "files" | "s3">, options: StoreOptions = {}): FileStore {
  return config.files.startsWith("s3://") ? openS3Store(config, options) : openLocalStore(config.files);
}
