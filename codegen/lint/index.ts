import type { Problem } from "#core";
import type { Message, SchemaModel } from "../model.ts";
import { lintLogs } from "./logs.ts";
import { lintNames } from "./names.ts";
import { lintTypes } from "./types.ts";

/** Every fault of a model that the parser does not see; warnings included. Derived schemas are emitted and not linted. */
export function lintModel(model: SchemaModel): readonly Problem[] {
  const derived = /^schemas\/derived\//;
  const messages: Message[] = [...model.messages.values()].filter((message) => !derived.test(message.file));
  const problems = [...lintNames(model, messages), ...lintTypes(model, messages)];
  // Rules of a message that holds itself have no end.
  const endless = problems.some((p) => p.code === "SLUICE_PROTO_UNSUPPORTED");
  return endless ? problems : [...problems, ...lintLogs(model)];
}
