import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Moto, startMoto } from "../../test/moto.ts";
import { openStore } from "../index.ts";
import { compactSuite } from "./compact-suite.ts";

let moto: Moto;
const dataDir = mkdtempSync(join(tmpdir(), "sluice-compact-"));
beforeAll(async () => {
  moto = await startMoto();
}, 600_000);
afterAll(async () => {
  await moto?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let next = 0;
compactSuite(async () => {
  const bucket = `compact-${next++}`;
  await moto.createBucket(bucket);
  const config = { files: `s3://${bucket}/p`, s3: { endpoint: moto.endpoint, region: "us-east-1" }, dataDir };
  return { config, store: openStore(config, { env: moto.env }), env: moto.env };
}, ["json"]);
