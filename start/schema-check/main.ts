import { hasColor, runCommand } from "#core";
import { schemaCheck } from "./schema-check.ts";

/** `npm run schema-check -- --pair old new`: 0 when the new schemas may follow the old ones, 2 when not. */
await runCommand(async (args) => {
  const { code, out, err } = await schemaCheck(args, process.cwd(), hasColor(process.stdout));
  process.stdout.write(out);
  process.stderr.write(err);
  return code;
});
