import type { ImpactEdit } from "./edit.ts";
import { FIELD_EDITS } from "./field-edits.ts";
import { LOG_EDITS } from "./log-edits.ts";
import { PROJECT_EDITS } from "./project-edits.ts";
import { TYPE_EDITS } from "./type-edits.ts";

/** Every pull request of the table, with those of a class beside each other. */
export const IMPACT_EDITS: readonly ImpactEdit[] = [...FIELD_EDITS, ...TYPE_EDITS, ...LOG_EDITS, ...PROJECT_EDITS];
