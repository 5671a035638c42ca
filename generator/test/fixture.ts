import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Log, SchemaModel } from "#codegen";
import { ROOT } from "#core";
import type { LogType } from "#kafka";
import { emitTypeScript } from "../../codegen/emit-typescript/index.ts";
import { NO_FAULTS } from "../faults.ts";
import { createSource, type Source, type SourceInput } from "../source.ts";
import { checkedModel } from "../start.ts";
import { timelineOf } from "../timeline.ts";

export type Event = Record<string, unknown>;

export interface Declared {
  /** The project of the model. */
  readonly root: string;
  readonly model: SchemaModel;
  log(name: string): Log;
  type(name: string): LogType<Event>;
  /** A source with nothing planted, 1,000 events per second from a fixed minute on. */
  source(name: string, changes?: Partial<SourceInput>): Source;
  remove(): void;
}

/** The minute at which the sources of tests begin. */
export const START: number = Date.UTC(2026, 0, 5, 12, 0, 0);

/** Sixty campaigns: a file of its own, so that a change of the project's changes no test. */
const CAMPAIGNS: string = [
  "campaign_id,campaign_name,network_id,advertiser,cpm_minor",
  ...Array.from({ length: 60 }, (_, i) => `cmp-${String(i * 37 + 1).padStart(4, "0")},"Spring, ${i}",net-01,Acme,${i}`),
  "",
].join("\n");

/** The logs of the project and those of `test/schemas`, with codecs emitted for this run. */
export async function declared(): Promise<Declared> {
  const root = mkdtempSync(join(tmpdir(), "sluice-generator-"));
  cpSync(join(ROOT, "schemas"), join(root, "schemas"), { recursive: true });
  cpSync(join(import.meta.dirname, "schemas"), join(root, "schemas"), { recursive: true });
  mkdirSync(join(root, "references"));
  writeFileSync(join(root, "references", "campaigns.csv"), CAMPAIGNS);
  const model = await checkedModel(root);
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const emitted = mkdtempSync(join(ROOT, ".sluice", "generator-"));
  const folder = relative(ROOT, emitted).replaceAll("\\", "/");
  for (const [path, text] of emitTypeScript(model, { folder, kafka: "kafka" })) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  const door = (await import(pathToFileURL(join(emitted, "index.ts")).href)) as { logs: readonly LogType<Event>[] };
  const log = (name: string): Log => model.logs.find((l) => l.name === name) as Log;
  const type = (name: string): LogType<Event> => door.logs.find((l) => l.log === name) as LogType<Event>;
  return {
    root,
    model,
    log,
    type,
    source: (name, changes = {}) =>
      createSource({
        type: type(name) as never,
        log: log(name),
        model,
        root,
        seed: 7,
        faults: NO_FAULTS,
        incidents: [],
        schemaId: 42,
        timeline: timelineOf(0, START, 1000),
        ...changes,
      }),
    remove() {
      rmSync(root, { recursive: true, force: true });
      rmSync(emitted, { recursive: true, force: true });
    },
  };
}
