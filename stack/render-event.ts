import { duration } from "#core";
import type { ServiceName, StackEvent } from "./types.ts";

const TITLES: Readonly<Record<ServiceName, string>> = {
  kafka: "Kafka",
  registry: "the Schema Registry",
  flink: "Flink",
};

/** An event as one line of progress; `undefined` for one that a person need not read. */
export function renderEvent(event: StackEvent): string | undefined {
  switch (event.kind) {
    case "reused":
      return `the stack is already running (processes ${event.pids.join(", ")})`;
    case "orphan-stopped":
      return event.name === "helper"
        ? undefined
        : `stopped ${event.name} (process ${event.pid}), left over from a run that was killed`;
    case "starting":
      return `starting ${TITLES[event.name]} (process ${event.pid})`;
    case "ready":
      return `${TITLES[event.name]} is ready after ${duration(event.ms)}`;
    case "exited":
      return [
        `${event.name} ended by itself: ${event.how}; its log: ${event.log}`,
        ...event.lastLines.map((line) => `    ${line}`),
      ].join("\n");
    case "restarting":
      return `starting ${event.name} again in ${duration(event.inMs)} (attempt ${event.attempt})`;
    case "failed":
      return `${event.name} cannot be kept running: ${event.why}`;
    case "stopped":
      return `stopped ${TITLES[event.name]}`;
  }
}
