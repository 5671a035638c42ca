import { listenForStop, readConfig, runCommand } from "#core";
import { runStatus, runTail, runTry } from "./commands.ts";
import { readFlags } from "./flags.ts";

await runCommand(async (args) => {
  const flags = readFlags(args, process.env);
  if (flags.mode === "try") return runTry(flags);
  const config = readConfig(flags.env === undefined ? {} : { env: flags.env });
  if (flags.mode === "status") return runStatus(flags, config);
  // Who asks twice does not wait for the transaction: it is settled by whoever begins next.
  const stop = listenForStop(() => process.exit(130));
  try {
    return await runTail(flags, config, stop.signal);
  } finally {
    stop.dispose();
  }
});
