import { renderTable } from "#core";
import type { ContainerEngine } from "./container-engine.ts";
import type { ComposeProject } from "./project.ts";

/** One container as the engine sees it. */
export interface ContainerState {
  readonly service: string;
  /** `running`, `created`, `exited`, `restarting`, ... */
  readonly state: string;
  /** `healthy`, `unhealthy`, `starting`; "" where the engine tells none. */
  readonly health: string;
  readonly exitCode: number | undefined;
}

/** The project's containers, stopped ones too. */
export async function readStates(engine: ContainerEngine): Promise<ContainerState[]> {
  return parseStates(await engine.read(["ps", "--all", "--format", "json"]));
}

/**
 * The answer of `compose ps --format json`: an array, or a line for each container, depending on the version. Podman has the
 * service among the labels and the health in the text of the status.
 */
export function parseStates(text: string): ContainerState[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const values: unknown[] = trimmed.startsWith("[")
    ? (JSON.parse(trimmed) as unknown[])
    : trimmed.split("\n").map((line) => JSON.parse(line) as unknown);
  return values.flatMap((value) => {
    const container = value as Record<string, unknown>;
    const service = container["Service"] ?? labelOf(container["Labels"]);
    if (typeof service !== "string") return [];
    const status = String(container["Status"] ?? "");
    const health = container["Health"] ?? /\((?:health: )?(healthy|unhealthy|starting)\)/.exec(status)?.[1] ?? "";
    const exitCode = container["ExitCode"];
    return [
      {
        service,
        state: String(container["State"] ?? "").toLowerCase(),
        health: String(health),
        exitCode: typeof exitCode === "number" ? exitCode : undefined,
      },
    ];
  });
}

function labelOf(labels: unknown): unknown {
  const name = "com.docker.compose.service";
  return typeof labels === "object" && labels !== null ? (labels as Record<string, unknown>)[name] : undefined;
}

/** What keeps each service from being in order, by service; those in order are not among them. On-demand ones never are. */
export function troubles(project: ComposeProject, states: readonly ContainerState[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name } of project.services.filter(({ onDemand }) => !onDemand)) {
    const containers = states.filter(({ service }) => service === name);
    const bad = containers.find(({ state, health }) => state !== "running" || health !== "healthy");
    if (containers.length === 0) found.set(name, "not created");
    else if (bad !== undefined) found.set(name, describe(bad));
  }
  return found;
}

function describe({ state, health, exitCode }: ContainerState): string {
  if (state === "running") return health || "running, its health is not known";
  return state === "exited" && exitCode !== undefined ? `exited with code ${exitCode}` : state;
}

/** A table of all services for the terminal. */
export function renderStates(project: ComposeProject, states: readonly ContainerState[]): string {
  const bad = troubles(project, states);
  const rows = project.services
    .filter(({ onDemand }) => !onDemand)
    .map(({ name, image, ports }) => [
      name,
      bad.get(name) ?? "healthy",
      ports.map((port) => port.split(":").slice(0, -1).join(":")).join(", ") || "-",
      image,
    ]);
  return renderTable([["name", "state", "address", "image"], ...rows]);
}
