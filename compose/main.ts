import { duration, parseArguments, parseDuration, plural, readConfig, runCommand, SluiceError } from "#core";
import { findEngine } from "./container-engine.ts";
import { stopContainers } from "./down.ts";
import { composeAddresses, composeProject } from "./project.ts";
import { readStates, renderStates, troubles } from "./service-state.ts";
import { startContainers } from "./up.ts";

const USAGE = `npm run compose -- up [--deadline 10m]
npm run compose -- down [--volumes]   stops the containers; --volumes also removes topics, schemas, state and checkpoints
npm run compose -- status [--json]
npm run compose -- ksql [--execute "SHOW TABLES;"]   ksqlDB's own command line`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

await runCommand(async (args) => {
  const { values, positionals } = parseArguments(
    args,
    {
      deadline: { type: "string", default: "10m" },
      volumes: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      execute: { type: "string" },
    },
    USAGE,
    1,
  );
  const verb = positionals[0];
  if (verb === undefined || !["up", "down", "status", "ksql"].includes(verb)) {
    const why = verb === undefined ? "say what to do with the containers" : `compose has no command "${verb}"`;
    throw new SluiceError("SLUICE_ARGUMENT", why, { hint: USAGE });
  }
  const deadline = parseDuration(values.deadline);
  if (!deadline) throw new SluiceError("SLUICE_ARGUMENT", `--deadline must be a duration, not "${values.deadline}"`);
  const began = performance.now();
  const project = composeProject(readConfig());
  const engine = await findEngine(project);
  if (verb === "ksql") {
    const cli = [
      "run",
      "--rm",
      ...(values.execute === undefined ? [] : ["-T"]),
      "ksqldb-cli",
      "http://ksqldb-server:8088",
    ];
    const execute = values.execute === undefined ? [] : ["--execute", values.execute];
    return await engine.run([...cli, ...execute], { interactive: true });
  }
  if (verb === "down") {
    await stopContainers(engine, project, values.volumes);
    const kept = values.volumes
      ? "topics, schemas, state and checkpoints are removed"
      : "topics, schemas and state are kept";
    say(`stopped in ${duration(performance.now() - began)}; ${kept}`);
    return 0;
  }
  if (verb === "up") await startContainers(engine, project, { deadline, say });
  const states = await readStates(engine);
  if (verb === "status") {
    const healthy = troubles(project, states).size === 0;
    const json = { healthy, addresses: composeAddresses(project.variables), containers: states };
    process.stdout.write(values.json ? `${JSON.stringify(json, null, 2)}\n` : `${renderStates(project, states)}\n`);
    return 0;
  }
  const { kafka, registry, flink, gateway, ksqldb, controlCenter } = composeAddresses(project.variables);
  process.stdout.write(
    `Kafka           ${kafka}\nregistry        ${registry}\nFlink           ${flink}\ngateway         ${gateway}\nksqlDB          ${ksqldb}\nControl Center  ${controlCenter}\n`,
  );
  say(
    `${plural(states.length, "container")} healthy after ${duration(performance.now() - began)}; they stay until \`npm run compose -- down\``,
  );
  say("next: npm run deploy-sql -- --env compose [--engine ksqldb]");
  return 0;
});
