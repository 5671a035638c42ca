export { findJava } from "./java.ts";
export { freePorts } from "./ports.ts";
export { renderEvent } from "./render-event.ts";
export { stackPorts } from "./settings.ts";
export { startStack } from "./start.ts";
export { renderStatus, type StackStatus, stackStatus } from "./status.ts";
export { type StopOptions, stopStack } from "./stop.ts";
export type {
  ProcessInfo,
  ServiceName,
  ServiceState,
  Stack,
  StackAddresses,
  StackEvent,
  StackOptions,
  StackPorts,
} from "./types.ts";
