import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openFlink } from "../flink/rest.ts";

let close = (): void => undefined;
afterEach(() => close());

/** A JobManager that takes a checkpoint request and then answers this about it, as Flink 2.3 does. */
async function jobManager(answer: unknown): Promise<string> {
  const server = createServer((request, response) => {
    const body = request.method === "POST" ? { "request-id": "r1" } : answer;
    response.writeHead(request.method === "POST" ? 202 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => void server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = async (operation: unknown): Promise<void> =>
  openFlink(await jobManager({ status: { id: "COMPLETED" }, operation })).checkpoint("j1", { deadline: 5000 });

describe("a triggered checkpoint", () => {
  it("is complete when the engine gives its number", async () => {
    await expect(ask({ checkpointId: 3, failureCause: null })).resolves.toBeUndefined();
  });

  it("has failed, to be tried again, when a request that is COMPLETED carries a cause or no number", async () => {
    const cause =
      "java.util.concurrent.CompletionException: org.apache.flink.runtime.checkpoint.CheckpointException: Checkpoint triggering task Source of job 1 is not being executed at the moment.";
    const failed = { failureCause: { class: "java.util.concurrent.CompletionException", "stack-trace": cause } };
    await expect(ask(failed)).rejects.toMatchObject({
      code: "SLUICE_FLINK",
      retryable: true,
      message: expect.stringContaining("not being executed at the moment"),
    });
    await expect(ask(null)).rejects.toMatchObject({ code: "SLUICE_FLINK", retryable: true });
  });
});

describe("completed checkpoints", () => {
  it("are told by when they were triggered, newest first, savepoints and failed ones left out", async () => {
    const entry = (trigger_timestamp: number, status = "COMPLETED", is_savepoint = false): unknown => ({
      trigger_timestamp,
      status,
      is_savepoint,
    });
    const history = [entry(30, "IN_PROGRESS"), entry(10), entry(25, "COMPLETED", true), entry(20), entry(15, "FAILED")];
    const flink = openFlink(await jobManager({ history }));
    expect(await flink.completedCheckpoints("j1")).toEqual([20, 10]);
  });
});
