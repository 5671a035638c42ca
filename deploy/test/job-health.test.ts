import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { lookAtJobs } from "../job-health.ts";

/** Replies as Flink 2.3.0 gives them, cut to what is read. */
let server: Server | undefined;

afterEach(() => server?.close());

interface FakeJob {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly start?: number;
  readonly failures?: readonly number[];
  readonly completed?: readonly number[];
}

const NOW = 1_795_221_200_000;
const STACK = `java.io.IOException: One or more Kafka Producer send requests have encountered exception
\tat org.apache.flink.connector.kafka.sink.KafkaWriter.checkAsyncException(KafkaWriter.java:297)
Caused by: org.apache.flink.util.FlinkRuntimeException: Failed to send data to Kafka payment_late-2@-1 with FlinkKafkaInternalProducer@650804303{transactionalId='local-payment_late-v1-0-0', transactionState=DATA_IN_TRANSACTION, closed=false}
\tat org.apache.flink.connector.kafka.sink.KafkaWriter$WriterCallback.decorateException(KafkaWriter.java:368)
\t... 1 more
Caused by: org.apache.kafka.common.errors.RecordTooLargeException: The request included a message larger than the max message size the server will accept.
`;

function replyTo(path: string, jobs: readonly FakeJob[]): unknown {
  if (path === "/jobs/overview") return { jobs: jobs.map(({ id, name, state }) => ({ jid: id, name, state })) };
  const [, , id, ...rest] = path.split("/");
  const job = jobs.find((one) => one.id === id);
  if (!job) return undefined;
  switch (rest.join("/")) {
    case "status":
      return { status: job.state };
    case "":
      return { jid: id, name: job.name, now: NOW, "start-time": job.start ?? NOW - 60_000 };
    case "exceptions":
      return {
        exceptionHistory: {
          truncated: false,
          entries: (job.failures ?? []).map((timestamp) => ({
            timestamp,
            stacktrace: STACK,
            concurrentExceptions: [],
          })),
        },
      };
    case "checkpoints":
      return {
        latest: { restored: null },
        history: [
          { id: 13, status: "FAILED", trigger_timestamp: NOW - 500, latest_ack_timestamp: NOW - 400 },
          ...(job.completed ?? []).map((at) => ({
            status: "COMPLETED",
            trigger_timestamp: at - 50,
            latest_ack_timestamp: at,
          })),
        ],
      };
    case "checkpoints/config":
      return { mode: "exactly_once", interval: 5000 };
    default:
      return undefined;
  }
}

async function serve(jobs: readonly FakeJob[]): Promise<{ flinkUrl: string }> {
  server = createServer((request, response) => {
    const body = replyTo(request.url ?? "", jobs);
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? { errors: ["not found"] }));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { flinkUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("a job that fails without a checkpoint in between is found with its cause, the others are well", async () => {
  const config = await serve([
    {
      id: "a",
      name: "payment_totals_1m v1 00000000",
      state: "RUNNING",
      completed: [NOW - 1_000, NOW - 6_000],
      failures: [NOW - 9_000],
    },
    {
      id: "b",
      name: "payment_late v1 00000000",
      state: "RESTARTING",
      completed: [NOW - 41_000],
      failures: [NOW - 2_000, NOW - 36_000],
    },
  ]);
  const { jobs, troubles } = await lookAtJobs(config);
  expect(jobs.map((job) => job.output)).toEqual(["payment_totals_1m", "payment_late"]);
  expect(troubles).toEqual([
    expect.objectContaining({
      kind: "restarts",
      output: "payment_late",
      times: 2,
      sinceProgress: 41_000,
      cause: expect.objectContaining({ text: "a record is larger than payment_late takes" }),
    }),
  ]);
});

test("cancelled and finished jobs are nobody's trouble", async () => {
  const config = await serve([
    { id: "a", name: "x v1 00000000", state: "CANCELED", failures: [NOW - 90_000] },
    { id: "b", name: "y v1 00000000", state: "FINISHED", failures: [NOW - 90_000] },
  ]);
  expect(await lookAtJobs(config)).toEqual({ jobs: [], troubles: [] });
});

test("a query that failed, and the jobs of others, are not looked at", async () => {
  const config = await serve([
    { id: "a", name: "sluice query", state: "FAILED", failures: [NOW - 90_000] },
    { id: "b", name: "somebody's job", state: "RESTARTING", failures: [NOW - 90_000] },
  ]);
  expect(await lookAtJobs(config)).toEqual({ jobs: [], troubles: [] });
});

test("a job that ended is in trouble until another one has taken its place", async () => {
  const ended = { id: "a", name: "x v1 00000000", state: "FAILED", start: NOW - 90_000, failures: [NOW - 60_000] };
  expect((await lookAtJobs(await serve([ended]))).troubles).toMatchObject([{ kind: "ended", output: "x", jobId: "a" }]);
  server?.close();
  const next = { id: "b", name: "x v1 00000000", state: "RUNNING", start: NOW - 30_000, completed: [NOW - 1_000] };
  const after = await lookAtJobs(await serve([ended, next]));
  expect(after.troubles).toEqual([]);
  expect(after.jobs.map((job) => job.id)).toEqual(["b"]);
});
