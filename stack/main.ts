import { existsSync } from "node:fs";
import { join } from "node:path";
import { count, duration, parseArguments, plural, readConfig, runCommand, type S3Settings, SluiceError } from "#core";
import { DEFAULT_SLOTS } from "./flink.ts";
import { follow } from "./follow.ts";
import { lastLines } from "./log-file.ts";
import { renderEvent } from "./render-event.ts";
import { stackPorts } from "./settings.ts";
import { startStack } from "./start.ts";
import { renderStatus, stackStatus } from "./status.ts";
import { stopStack } from "./stop.ts";
import { SERVICES, type StackEvent } from "./types.ts";

const USAGE = `npm run stack -- up [--kafka-port 9092] [--kafka-controller-port 9093] [--registry-port 8081] [--flink-port 8082]
                    [--gateway-port 8083] [--slots 64]
npm run stack -- down [--wipe]      stops the engines; --wipe also removes topics, schemas, checkpoints,
                                    the generator's state and the manifest
npm run stack -- status [--json]
npm run stack -- logs <kafka|registry|flink> [-f] [--lines 50]`;

const progress = (event: StackEvent): void => {
  const line = renderEvent(event);
  if (line !== undefined) process.stderr.write(`${line}\n`);
};

await runCommand(async (args) => {
  const { values, positionals } = parseArguments(
    args,
    {
      "kafka-port": { type: "string" },
      "kafka-controller-port": { type: "string" },
      "registry-port": { type: "string" },
      "flink-port": { type: "string" },
      "gateway-port": { type: "string" },
      slots: { type: "string" },
      wipe: { type: "boolean" },
      json: { type: "boolean" },
      follow: { type: "boolean", short: "f" },
      lines: { type: "string" },
    },
    USAGE,
  );
  const { dataDir, s3 } = readConfig();
  const [verb, name, ...rest] = positionals;
  if (rest.length > 0 || (name !== undefined && verb !== "logs"))
    throw wrong(`"${rest[0] ?? name}" is not expected here`);
  switch (verb) {
    case "up":
      return up(dataDir, s3, values, wholeNumber("--slots", values.slots, DEFAULT_SLOTS));
    case "down":
      return down(dataDir, values.wipe === true);
    case "status":
      return status(dataDir, values.json === true);
    case "logs":
      return logs(dataDir, name, values.follow === true, wholeNumber("--lines", values.lines, 50));
    default:
      throw wrong(verb === undefined ? "say what to do with the stack" : `the stack has no command "${verb}"`);
  }
});

async function up(
  dataDir: string,
  s3: S3Settings | undefined,
  flags: Readonly<Record<string, string | boolean | undefined>>,
  slots: number,
): Promise<number> {
  const began = performance.now();
  const interrupt = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () =>
      interrupt.abort(
        new SluiceError("SLUICE_STOPPED", `the start was broken off by ${name}; nothing is left running`),
      ),
    );
  }
  const stack = await startStack({
    dataDir,
    ports: stackPorts(flags),
    slots,
    s3,
    attached: false,
    onEvent: progress,
    signal: interrupt.signal,
  });
  const processes = await stack.processes();
  const resident = processes.reduce((sum, { rss }) => sum + (rss ?? 0), 0);
  const { kafka, registryUrl, flinkUrl, gatewayUrl } = stack.addresses;
  process.stdout.write(
    `Kafka     ${kafka}\nregistry  ${registryUrl}\nFlink     ${flinkUrl}\ngateway   ${gatewayUrl}\n`,
  );
  process.stderr.write(
    `${plural(processes.length, "engine")} healthy after ${duration(performance.now() - began)}, ${count(Math.round(resident / 1024 / 1024))} MB resident; they stay until \`npm run stack -- down\`\n`,
  );
  return 0;
}

async function down(dataDir: string, wipe: boolean): Promise<number> {
  const began = performance.now();
  const ran = await stopStack(dataDir, { wipe, onEvent: progress });
  const did = ran ? `stopped in ${duration(performance.now() - began)}` : "nothing was running";
  process.stderr.write(
    `${did}; ${wipe ? "topics, schemas, checkpoints, the generator's state and the manifest are removed" : "topics, schemas and checkpoints are kept"}\n`,
  );
  return 0;
}

async function status(dataDir: string, json: boolean): Promise<number> {
  const now = await stackStatus(dataDir);
  process.stdout.write(json ? `${JSON.stringify(now, null, 2)}\n` : `${renderStatus(now, Date.now())}\n`);
  return 0;
}

async function logs(dataDir: string, name: string | undefined, endless: boolean, lines: number): Promise<number> {
  if (!SERVICES.some((service) => service === name)) throw wrong(`say whose log: ${SERVICES.join(", ")}`);
  const file = join(dataDir, "logs", `${name}.log`);
  if (!existsSync(file))
    throw new SluiceError("SLUICE_FILE_ACCESS", `there is no ${file} yet`, {
      hint: "`npm run stack -- up` starts the engines",
    });
  process.stderr.write(`${file}\n`);
  for (const line of lastLines(file, lines)) process.stdout.write(`${line}\n`);
  if (!endless) return 0;
  const end = new AbortController();
  process.once("SIGINT", () => end.abort());
  process.once("SIGTERM", () => end.abort());
  await follow(file, (text) => process.stdout.write(text), end.signal);
  return 0;
}

function wholeNumber(flag: string, text: string | undefined, value: number): number {
  if (text === undefined) return value;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw wrong(`${flag} must be a whole number above 0, not "${text}"`);
}

function wrong(message: string): SluiceError {
  return new SluiceError("SLUICE_ARGUMENT", message, { hint: USAGE });
}
