import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { readConfig } from "#core";
import { runQuery } from "../query/run-query.ts";

test("a query is told at once when every slot of Flink runs a job", async () => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ taskmanagers: 1, "slots-total": 3, "slots-available": 0 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({ flinkUrl: url, gatewayUrl: url });
  const options = { limit: 1, timeout: 5_000, signal: new AbortController().signal };
  try {
    const query = runQuery(config, "SELECT COUNT(*) AS n FROM payment_ok", options);
    await expect(query).rejects.toMatchObject({
      code: "SLUICE_FLINK",
      message: "no slot of Flink is free for the query: all 3 run jobs",
      hint: expect.stringContaining("npm run stack -- up --slots"),
    });
  } finally {
    server.close();
  }
});
