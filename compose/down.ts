import { rmSync } from "node:fs";
import { join } from "node:path";
import { messageOf, SluiceError } from "#core";
import type { ContainerEngine } from "./container-engine.ts";
import type { ComposeProject } from "./project.ts";

/**
 * Stops and removes the containers. With `volumes` their data goes too: topics, schemas, ksqlDB's state, Flink's checkpoints,
 * rules of Control Center. Files that pipelines wrote for people stay.
 */
export async function stopContainers(
  engine: ContainerEngine,
  project: ComposeProject,
  volumes: boolean,
): Promise<void> {
  const code = await engine.run(["down", "--remove-orphans", ...(volumes ? ["--volumes"] : [])]);
  if (code !== 0)
    throw new SluiceError("SLUICE_STACK_START", "the containers could not be stopped: see the lines above");
  if (!volumes) return;
  try {
    rmSync(project.stateDir, { recursive: true, force: true });
  } catch (error) {
    if (!["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw unremovable(project, error);
    // Checkpoints belong to the user of Flink's image: such a container removes them.
    const folders = ["checkpoints", "savepoints"].map((name) => join(project.stateDir, "flink", name));
    const tool = ["run", "--rm", "--no-deps", "-T", "--entrypoint", "rm", "jobmanager", "-r", "-f", ...folders];
    await engine.run(tool);
    try {
      rmSync(project.stateDir, { recursive: true, force: true });
    } catch (again) {
      throw unremovable(project, again);
    }
  }
}

function unremovable({ stateDir }: ComposeProject, error: unknown): SluiceError {
  return new SluiceError("SLUICE_FILE_ACCESS", `${stateDir} cannot be removed: ${messageOf(error)}`, {
    hint: "remove it with the rights of an administrator; the containers and their volumes are gone",
    cause: error,
  });
}
