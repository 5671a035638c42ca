import { readConfig, SluiceError } from "#core";
import { deploy } from "../../deploy.ts";
import { pause, resume } from "../../verbs/pause.ts";
import { dropKept } from "../../versions/drop-kept.ts";
import { promote, rollback } from "../../versions/promote.ts";
import { openGoingDown } from "./going-down.ts";
import { armKill } from "./kill-point.ts";
import type { Answer, Task } from "./task.ts";

/** One command in a process of its own, which can be killed at a point that is given to it. */
const task = JSON.parse(process.argv[2] ?? "") as Task;
const real = readConfig({ root: task.root, env: task.env, dataDir: task.dataDir });
const system = task.down && (await openGoingDown(real, task.down));
const config = system?.config ?? real;

/** Two of them begin at once: each waits for a word. */
async function begin(): Promise<void> {
  process.stdout.write("ready\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  process.stdin.pause();
}

async function run(): Promise<number> {
  const { verb, output = "" } = task;
  const kill = armKill(task.trace, task.kill, system);
  let applied = 0;
  if (verb === "deploy") {
    const { pipelines, prune, rebuild } = task;
    const options = { pipelines, prune: prune ?? false, rebuild: rebuild ?? false };
    ({ applied } = await deploy(config, { ...options, onStep: (_, event) => kill.onStep(event) }));
  } else if (verb === "promote") await promote(config, { output, accept: "a test", wait: 60_000 });
  else if (verb === "rollback") await rollback(config, { output, reason: "a test" });
  else if (verb === "drop") await dropKept(config, { output, confirm: async () => undefined });
  else await (verb === "pause" ? pause : resume)(config, { output });
  kill.end();
  return applied;
}

function answer(value: Answer): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

await begin();
try {
  answer({ applied: await run() });
} catch (error) {
  const { message, stack } = error as Error;
  if (error instanceof SluiceError) answer({ code: error.code, message: stack ?? message, hint: error.hint });
  else answer({ code: "none", message: stack ?? message });
}
// Its listener would keep the process alive, were it never lost.
system?.down();
