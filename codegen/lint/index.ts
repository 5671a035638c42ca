import type { Problem } from "#core";
import type { SchemaModel } from "../model.ts";

/** Every fault of a model that the parser does not see; warnings included. */
export function lintModel(_model: SchemaModel): readonly Problem[] {
  return [];
}
