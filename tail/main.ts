import { readConfig, runCommand } from "#core";
import { runStatus, runTail, runTry } from "./commands.ts";
import { readFlags } from "./flags.ts";

await runCommand(async (args) => {
  const flags = readFlags(args, process.env);
  if (flags.mode === "try") return runTry(flags);
  const config = readConfig(flags.env === undefined ? {} : { env: flags.env });
  if (flags.mode === "status") return runStatus(flags, config);
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  return runTail(flags, config, stop.signal);
});
