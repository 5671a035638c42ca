import { confirmName, listenForStop, parseArguments, readConfig, runCommand, SluiceError } from "#core";

import { resetPipeline } from "./reset.ts";

const USAGE = "npm run reset -- --pipeline <name> [--confirm <name>] [--env <name>]";

await runCommand(async (args) => {
  const { values } = parseArguments(
    args,
    { pipeline: { type: "string" }, confirm: { type: "string" }, env: { type: "string" } },
    USAGE,
    0,
  );
  const { pipeline } = values;
  if (pipeline === undefined) throw new SluiceError("SLUICE_ARGUMENT", "no pipeline named", { hint: USAGE });
  const config = readConfig(values.env === undefined ? {} : { env: values.env });
  const stop = listenForStop(() => undefined);
  try {
    await resetPipeline({
      config,
      pipeline,
      signal: stop.signal,
      async confirm(loss) {
        process.stdout.write(`${loss}\n`);
        await confirmName(pipeline, values.confirm, {
          input: process.stdin,
          output: process.stdout,
          signal: stop.signal,
        });
      },
      onGone: (what) => void process.stdout.write(`  - ${what}\n`),
    });
  } finally {
    stop.dispose();
  }
  process.stdout.write(`${pipeline} is gone from ${config.env}; \`npm run deploy-sql\` makes it anew\n`);
  return 0;
});
