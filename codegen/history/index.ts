export { NUMBER_REUSED, reusedNumbers } from "./reused-numbers.ts";
export { type SchemaHistory, type SchemaVersion, schemaHistory } from "./schema-history.ts";
export { readWaivers, schemaTexts, type Waiver, waiversIn } from "./waivers.ts";
