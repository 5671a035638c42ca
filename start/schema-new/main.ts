import { readConfig, runCommand } from "#core";
import { schemaNew } from "./schema-new.ts";

/** `npm run schema-new -- <name>`: a log with schema, model and case. */
await runCommand(async (args) => {
  process.stdout.write(await schemaNew(args, readConfig({}, process.env, { offline: true }).root));
  return 0;
});
