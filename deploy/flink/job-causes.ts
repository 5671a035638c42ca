import { FILE_RULES } from "./file-causes.ts";
import type { CauseRule, JobCause } from "./job-cause.ts";

/** In this order: the first rule that fits any message of the chain wins. */
const RULES: readonly CauseRule[] = [
  ...FILE_RULES,
  {
    pattern: /larger than the max message size|RecordTooLarge|when serialized which is larger than/i,
    cause: (_, causes) => {
      const topic = topicIn(causes);
      return {
        text: `a record is larger than ${topic ?? "its topic"} takes`,
        hint: `raise max.message.bytes of ${topic ?? "the output's topic"}, or make its rows smaller`,
      };
    },
  },
  {
    pattern: /Topic (\S+) not present in metadata|UnknownTopicOrPartition|does not host this topic-partition/i,
    cause: (match, causes) => ({
      text: `the topic ${match[1] ?? topicIn(causes) ?? "it writes or reads"} does not exist`,
      hint: "`npm run deploy-sql` makes topics that are missing; what was in it is gone",
    }),
  },
  {
    pattern: /transaction timeout is larger than/i,
    cause: () => ({
      text: "the broker refuses the transaction timeout of one hour",
      hint: "set transaction.max.timeout.ms of the brokers to 3600000 or more",
    }),
  },
  {
    pattern: /awaiting (InitProducerId|AddOffsetsToTxn|EndTxn)/,
    cause: (match) => ({
      text: `Kafka does not open or end the output's transaction (${match[1]})`,
      hint: "is the broker up and writable? An unfinished transaction of the output may block it until the broker is started again",
      consequence: true,
    }),
  },
  {
    pattern: /Schema Registry/,
    cause: (match) => ({
      text: firstLine(match.input),
      hint: "is the Schema Registry running, and is its address right as Flink sees it? The job goes on by itself when it answers",
    }),
  },
  {
    pattern:
      /Failed to get metadata for topics|Failed to list subscribed topic|Bootstrap broker|Connection to node|Expiring \d+ record|Timed out waiting for a node assignment|Timeout of \d+ms expired before|No resolvable bootstrap/i,
    cause: () => ({
      text: "Kafka does not answer",
      hint: "is the broker running? The job goes on by itself when it answers",
    }),
  },
  {
    pattern: /minimum required resources|NoResourceAvailable|Could not acquire the/i,
    cause: () => ({
      text: "no free slot in Flink",
      hint: "stop outputs that are not needed, or start Flink with a larger taskmanager.numberOfTaskSlots",
    }),
  },
  {
    pattern: /TaskExecutor is shutting down|TaskManager .*was lost|TaskExecutor .*disconnected/,
    cause: () => ({
      text: "Flink's task manager ended and was replaced",
      hint: "the failure of another output may have taken it down: look at what else is told; `npm run stack -- logs flink`",
      consequence: true,
    }),
  },
  {
    pattern: /[Hh]eartbeat of .* timed out|is no longer reachable/,
    cause: () => ({
      text: "Flink's task manager did not answer for a while",
      hint: "was its process stopped, or the machine asleep? The job goes on by itself",
      consequence: true,
    }),
  },
  {
    pattern: /OutOfMemory|Java heap space|GC overhead/i,
    cause: () => ({ text: "Flink has no memory left", hint: "fewer outputs, or a larger heap for Flink" }),
  },
  {
    pattern: /RowTime field should not be null/i,
    cause: () => ({
      text: "a row without event time reached a window",
      hint: "let the window read `<log>_ok`, which holds no such rows",
    }),
  },
  {
    pattern: /checkpoint tolerable failure threshold|Checkpoint expired before completing/i,
    cause: () => ({
      text: "its checkpoints do not complete",
      hint: "`npm run stack -- logs flink` says why each failed",
    }),
  },
  {
    pattern:
      /StateMigration|Cannot map checkpoint|cannot map .*state|unable to restore|Could not restore|Exception while creating StreamOperatorStateContext/i,
    cause: (match) => ({
      text: `its state cannot be restored: ${firstLine(match.input)}`,
      hint: "start the output from nothing with: npm run deploy-sql -- --only <output> --rebuild",
    }),
  },
];

/** Explains the messages of a failure, outermost first. A failure that no rule knows keeps the innermost message. */
export function explainFailure(causes: readonly string[]): JobCause {
  for (const { pattern, cause } of RULES) {
    for (const message of [...causes].reverse()) {
      const match = pattern.exec(message);
      if (match) return cause(match, causes);
    }
  }
  return { text: firstLine(causes.at(-1) ?? "no cause is told") };
}

/** The topic that a sink names: `Failed to send data to Kafka payment_late-2@-1 with ...`. */
function topicIn(causes: readonly string[]): string | undefined {
  for (const text of causes) {
    const match = /(?:send data to Kafka|topic[- ]partition|partition) ([\w.-]+)-\d+/i.exec(text);
    if (match) return match[1];
  }
  return undefined;
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? text;
  return line.length > 300 ? `${line.slice(0, 297)}...` : line.trim();
}
