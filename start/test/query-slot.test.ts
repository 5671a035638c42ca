import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "#core";
import { runQuery } from "../query/run-query.ts";

let server: Server | undefined;

afterEach(() => server?.close());

/** Runs a query against a cluster that answers so, the last answer again and again. */
async function query(timeout: number, ...overviews: { taskmanagers: number; total: number; free: number }[]) {
  let asked = 0;
  const url = await serve((_, response) => {
    const { taskmanagers, total, free } = overviews[Math.min(asked++, overviews.length - 1)] as (typeof overviews)[0];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ taskmanagers, "slots-total": total, "slots-available": free }));
  });
  return queryAt(url, timeout);
}

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function queryAt(url: string, timeout: number) {
  const config = readConfig({ flinkUrl: url, gatewayUrl: url });
  const options = { limit: 1, timeout, signal: new AbortController().signal };
  return runQuery(config, "SELECT COUNT(*) AS n FROM payment_ok", options);
}

test("a query is told at once when every slot of Flink runs a job", async () => {
  await expect(query(5_000, { taskmanagers: 1, total: 3, free: 0 })).rejects.toMatchObject({
    code: "SLUICE_FLINK",
    message: "no slot of Flink is free for the query: all 3 run jobs",
    hint: expect.stringContaining("npm run stack -- up --slots"),
  });
});

test("a query waits for a task manager that is on its way back, and then goes on", async () => {
  const gone = { taskmanagers: 0, total: 0, free: 0 };
  await expect(query(5_000, gone, gone, { taskmanagers: 1, total: 3, free: 0 })).rejects.toMatchObject({
    message: "no slot of Flink is free for the query: all 3 run jobs",
  });
});

test("a cluster without any task manager is told when the query's time is up", async () => {
  await expect(query(200, { taskmanagers: 0, total: 0, free: 0 })).rejects.toMatchObject({
    code: "SLUICE_TIMEOUT",
    message: expect.stringContaining("a task manager of Flink"),
  });
});

test("an address of Flink without an answer is told as such, not waited for", async () => {
  const url = await serve(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  await expect(queryAt(url, 60_000)).rejects.toMatchObject({
    code: "SLUICE_ADDRESS_UNREACHABLE",
    message: expect.stringContaining(`no answer from Flink at ${url}/overview`),
  });
});

test("a refusal of Flink's address is told with its own words after one try", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked++;
    response.writeHead(401).end("user and password are missing");
  });
  await expect(queryAt(url, 60_000)).rejects.toMatchObject({
    code: "SLUICE_FLINK",
    message: "Flink refused /overview: user and password are missing",
  });
  expect(asked).toBe(1);
  server?.close();
  const silent = await serve((_, response) => void response.writeHead(403).end());
  await expect(queryAt(silent, 60_000)).rejects.toMatchObject({ message: "Flink refused /overview: status 403" });
});
