import { hasColor, readConfig, runCommand } from "#core";
import { schemaCheck } from "./schema-check.ts";

/** `npm run schema-check`: 0 when the new schemas may follow the old ones, 2 when not. */
await runCommand(async (args) => {
  const { code, out, err } = await schemaCheck(args, folderOf(args), hasColor(process.stdout));
  process.stdout.write(out);
  process.stderr.write(err);
  return code;
});

/** A pair lies where it was named from; a commit is of the project. */
function folderOf(args: readonly string[]): string {
  const isProject = args.some((arg) => /^--against(=|$)/.test(arg));
  return isProject ? readConfig({}, process.env, { offline: true }).root : process.cwd();
}
