import { type Config, SluiceError } from "#core";
import type { DeployOptions } from "../deploy.ts";
import { withKsqldb } from "./open-server.ts";
import { planRollback, type Rollback, rollBack } from "./rollback.ts";

/**
 * The verb: drops the newest version of an output, with all that reads it; the one before goes on. Refused when readers
 * follow the newest one: nothing would be behind their pointer.
 */
export function rollbackKsqldb(
  config: Config,
  output: string,
  { signal }: Pick<DeployOptions, "signal"> = {},
): Promise<Rollback> {
  return withKsqldb(config, { signal }, async ({ client, store }) => {
    const context = { client, records: store, env: config.env, pipeline: "", signal };
    const { records, pointers } = await store.readAll();
    const begun = records.some((record) => record.output === output && record.phase === "dropping");
    if (!begun) {
      const { drop } = await planRollback(context, output);
      const followed = drop.find((record) => pointers.get(record.output)?.live === record.version);
      if (followed)
        throw new SluiceError("SLUICE_DEPLOY_FAILED", `readers of ${followed.output} follow ${followed.name}`, {
          hint: "nothing was touched: deploy the earlier model instead",
        });
    }
    return rollBack(context, output);
  });
}
