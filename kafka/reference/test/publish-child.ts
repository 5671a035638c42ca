import { readConfig, runCommand } from "#core";
import { Campaigns } from "#generated";
import { openKafka, openRegistry, publishReferenceFile } from "#kafka";

/** Publishes the campaigns of a folder to a topic of the test's own: <broker> <topic> <folder>. */
await runCommand(async ([bootstrap = "", topic = "", root = ""]) => {
  const { registryUrl } = readConfig();
  const kafka = openKafka({ bootstrap });
  const type = { ...Campaigns, topic, subject: `${topic}-value` };
  const { added, changed, removed } = await publishReferenceFile(kafka, openRegistry(registryUrl), type, root);
  process.stdout.write(`${added} ${changed} ${removed}\n`);
  await kafka.close();
  return 0;
});
