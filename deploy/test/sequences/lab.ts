import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { regenerate } from "#codegen";
import { type Config, ROOT, readConfig } from "#core";
import { DEPLOYMENTS_TOPIC, openKafka, openRegistry } from "#kafka";
import { HISTORY_TOPIC } from "../../deployment-topic.ts";
import { openFlink } from "../../flink/rest.ts";
import { filesOf, isOf, PIPELINE, referenceOf, type Shape } from "./shape.ts";
import { hasEnded } from "./world.ts";

/** A small project on a stack, in an environment that nobody else has. */
export interface Lab {
  readonly config: Config;
  readonly log: string;
  /** Topic of the reference that it declares by now. */
  readonly reference: string | undefined;
  /** What is deployed of it. */
  readonly pipelines: readonly string[] | undefined;
  /** The project takes this shape. Its derived schemas are made when other outputs are declared than before. */
  write(shape: Shape): Promise<void>;
  /** Takes away jobs, topics, subjects and files; of an own stack the deployment records too. */
  close(): Promise<void>;
}

export interface LabOptions {
  /** Name of its log. */
  readonly log: string;
  /** Nobody else uses the stack. */
  readonly ownStack: boolean;
  /** The jobs of late and of bad records run too: two more. */
  readonly late: boolean;
}

/** Opens a project without models in a folder of its own; what an earlier one has left is taken away first. */
export async function openLab(env: string, { log, ownStack, late }: LabOptions): Promise<Lab> {
  const root = mkdtempSync(join(tmpdir(), "sluice-lab-"));
  // The planner's answers are kept beside the checkout: the statements are the same in every run.
  const planner = join(ROOT, ".sluice");
  const config = readConfig({ root, env });
  for (const folder of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", folder), join(root, "schemas", folder), { recursive: true });
  mkdirSync(join(root, ".sluice"), { recursive: true });
  await takeAway(config, log, ownStack);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  // Emitted code of a reference stands in its project, and stands on the runtime of this one.
  write("package.json", JSON.stringify({ type: "module" }));
  mkdirSync(join(root, "kafka"));
  for (const name of ["codec", "message-type.ts", "port.ts", "producer.ts", "reader.ts"])
    symlinkSync(join(ROOT, "kafka", name), join(root, "kafka", name));
  let models = "";
  let reference: string | undefined;
  return {
    config: { ...config, dataDir: planner },
    log,
    get reference() {
      return reference;
    },
    pipelines: late ? undefined : [PIPELINE],
    async write(shape) {
      const wanted = filesOf(shape);
      for (const path of written(root)) if (!wanted.has(path)) rmSync(join(root, path));
      for (const [path, text] of wanted) write(path, text);
      reference = shape.hosts === undefined ? undefined : referenceOf(log);
      // Its types stay the same whatever its statements are.
      const names = [...wanted.keys()].sort().join();
      if (names === models) return;
      models = names;
      await regenerate({ root, dataDir: planner, check: false });
    },
    async close() {
      await takeAway(config, log, ownStack);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Paths of its models. */
function written(root: string): readonly string[] {
  const folder = `sql/flink/${PIPELINE}`;
  if (statSync(join(root, folder), { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

async function takeAway(config: Config, log: string, ownStack: boolean): Promise<void> {
  const flink = openFlink(config.flinkUrl);
  for (const { id, name, state } of await flink.jobs())
    if (isOf(log, name) && !hasEnded(state)) await flink.cancel(id, { deadline: 30_000 });
  const kafka = openKafka({ bootstrap: config.kafka });
  const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
  try {
    const mine = (name: string): boolean => isOf(log, name);
    const topics = (await kafka.admin().topicNames()).filter(mine);
    if (ownStack) topics.push(DEPLOYMENTS_TOPIC, HISTORY_TOPIC);
    await kafka.admin().deleteTopics(topics);
    for (const subject of (await registry.subjects()).filter(mine)) {
      await registry.deleteSubject(subject);
      await registry.deleteSubject(subject, { permanent: true });
    }
  } finally {
    await kafka.close();
  }
}
