import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { ROOT, readConfig } from "#core";
import { start } from "../run.ts";
import { openScreen } from "../screen.ts";

const root = mkdtempSync(join(tmpdir(), "sluice-start-"));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const LOG = `syntax = "proto3";
package order.v1;
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Order {
  option (sluice.v1.log) = { key: "order_id" event_time: "happened_at" };
  string order_id = 1;
  google.protobuf.Timestamp happened_at = 2;
}
`;

test("a pipeline that is not there is told before anything is started or written", async () => {
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
  mkdirSync(join(root, "schemas/order/v1"), { recursive: true });
  writeFileSync(join(root, "schemas/order/v1/order.proto"), LOG);
  const nowhere = { kafka: "127.0.0.1:1", registryUrl: "http://127.0.0.1:1", flinkUrl: "http://127.0.0.1:1" };
  const told: string[] = [];
  const run = start({
    config: readConfig({ root, ...nowhere, gatewayUrl: "http://127.0.0.1:1" }, {}),
    ports: undefined,
    pipelines: ["order", "ordr"],
    rate: 1,
    seed: 1,
    for: 1,
    batching: {},
    screen: openScreen({ out: new PassThrough(), color: false }),
    progress: (text) => void told.push(text),
    signal: new AbortController().signal,
  });
  await expect(run).rejects.toMatchObject({
    code: "SLUICE_ARGUMENT",
    message: 'there is no pipeline "ordr"',
    hint: 'did you mean "order"?',
  });
  expect(told).toEqual([]);
  expect(existsSync(join(root, "kafka"))).toBe(false);
});
