import {
  BATCHING_OPTIONS,
  BATCHING_USAGE,
  hasColor,
  listenForStop,
  parseArguments,
  parseDuration,
  pipelineNames,
  readBatching,
  readConfig,
  runCommand,
  SluiceError,
} from "#core";
import { stackPorts } from "#stack";
import { start } from "./run.ts";
import { openScreen } from "./screen.ts";
import { missing, renderSummary } from "./summary.ts";

const USAGE = `npm start [-- --pipeline payment --rate 1000 --seed 7 --for 60s --json]
  --pipeline <names>    several with commas between, or all; default payment
  --rate <n>            events per second of each log; default 1000 for one log, 200 for several
${BATCHING_USAGE}
  ports: --kafka-port --kafka-controller-port --registry-port --flink-port --gateway-port`;

const NAME = {
  SLUICE_KAFKA: "kafka",
  SLUICE_REGISTRY_URL: "registry",
  SLUICE_FLINK_URL: "flink",
  SLUICE_GATEWAY_URL: "gateway",
} as const;
const ADDRESSES = Object.keys(NAME) as (keyof typeof NAME)[];

await runCommand(async (args) => {
  const { values } = parseArguments(
    args,
    {
      pipeline: { type: "string", default: "payment" },
      rate: { type: "string" },
      seed: { type: "string", default: process.env["SLUICE_SEED"] ?? "7" },
      for: { type: "string" },
      json: { type: "boolean", default: false },
      ...BATCHING_OPTIONS,
      "kafka-port": { type: "string" },
      "kafka-controller-port": { type: "string" },
      "registry-port": { type: "string" },
      "flink-port": { type: "string" },
      "gateway-port": { type: "string" },
    },
    USAGE,
    0,
  );
  const wanted = values.rate ?? process.env["SLUICE_RATE"];
  const rate = wanted === undefined ? undefined : positive("--rate", wanted);
  const seed = positive("--seed", values.seed);
  const span = values.for === undefined ? undefined : parseDuration(values.for);
  if (values.for !== undefined && span === undefined) {
    throw new SluiceError("SLUICE_ARGUMENT", `--for ${values.for} is no duration`, {
      hint: "write it with its unit: 60s, 5m",
    });
  }
  const config = readConfig();
  const given = ADDRESSES.filter((name) => config.given.includes(NAME[name]));
  const ownRegistry = given.length === 1 && given[0] === "SLUICE_REGISTRY_URL";
  if (given.length > 0 && given.length < ADDRESSES.length && !ownRegistry) {
    const lacking = ADDRESSES.filter((name) => !given.includes(name));
    throw new SluiceError("SLUICE_CONFIG", `${given.join(", ")} given, but not ${lacking.join(", ")}`, {
      hint: "give all four addresses, that of the registry alone, or none: what is not given is started here",
    });
  }

  const out = values.json ? process.stderr : process.stdout;
  const screen = openScreen({ out, color: hasColor(out) });
  const stop = listenForStop(() =>
    process.stderr.write("still stopping: the engines need a few seconds to keep their data\n"),
  );
  stop.signal.addEventListener("abort", () => {
    screen.close();
    process.stderr.write("\nstopping\n");
  });
  try {
    const summary = await start({
      config,
      ports: given.length > 0 && !ownRegistry ? undefined : stackPorts(values),
      ownRegistry,
      pipelines: pipelineNames(values.pipeline),
      rate,
      seed,
      for: span,
      batching: readBatching(values),
      screen,
      progress: (text) => (out.isTTY ? screen.line(text) : process.stderr.write(`${text}\n`)),
      signal: stop.signal,
    });
    process.stdout.write(values.json ? `${JSON.stringify(summary)}\n` : `\n${renderSummary(summary)}\n`);
    const why = span === undefined || stop.signal.aborted ? undefined : missing(summary);
    if (why !== undefined) {
      throw new SluiceError("SLUICE_NO_RESULT", `${why} in ${values.for}`, {
        hint: "run longer, or look at the jobs in the Flink UI; `npm run stack -- logs flink` shows its log",
      });
    }
    return stop.signal.aborted && span !== undefined ? 1 : 0;
  } catch (error) {
    // Ctrl-C before the first event: nothing failed, everything is stopped, and the run is not done.
    if (stop.signal.aborted && isStop(error, stop.signal)) {
      process.stderr.write("stopped before the first event; what was set up is kept\n");
      return 1;
    }
    throw error;
  } finally {
    stop.dispose();
  }
});

/** The user's own stop, in whatever form the part that was at work reports it. */
function isStop(error: unknown, signal: AbortSignal): boolean {
  return (
    error === signal.reason ||
    (error instanceof Error && error.name === "AbortError") ||
    (error instanceof SluiceError && error.code === "SLUICE_STOPPED")
  );
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 0xffffffff) return number;
  throw new SluiceError("SLUICE_ARGUMENT", `${flag} must be a whole number above 0, not "${text}"`, { hint: USAGE });
}
