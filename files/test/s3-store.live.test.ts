import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SluiceError } from "#core";
import { type Moto, startMoto } from "../../test/moto.ts";
import { type CleanPlan, cleanOutput, type FileStore, openComparison, openStore } from "../index.ts";
import { storeSuite } from "./store-suite.ts";
import { filesType } from "./support.ts";

let moto: Moto;
const dataDir = mkdtempSync(join(tmpdir(), "sluice-s3-"));
beforeAll(async () => {
  moto = await startMoto();
}, 600_000);
afterAll(async () => {
  await moto?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let next = 0;
const open = (files: string, env: NodeJS.ProcessEnv = moto.env, endpoint = moto.endpoint): FileStore =>
  openStore({ files, s3: { endpoint, region: "us-east-1" } }, { env });

async function faultOf(store: FileStore): Promise<SluiceError> {
  const error = await store.check().catch((e: unknown) => e);
  expect(error).toBeInstanceOf(SluiceError);
  for (const secret of ["sluice-test", "sluice-secret"])
    expect(`${error}${(error as SluiceError).hint}`).not.toContain(secret);
  return error as SluiceError;
}

describe("a whole bucket", () => {
  storeSuite(async () => {
    const bucket = `bucket-${next++}`;
    await moto.createBucket(bucket);
    return open(`s3://${bucket}`);
  });
});

describe("a prefix", () => {
  storeSuite(async () => {
    const bucket = `bucket-${next++}`;
    await moto.createBucket(bucket);
    await open(`s3://${bucket}`).write("shop/a/part-of-others", "x");
    return open(`s3://${bucket}/some/prefix`);
  });
});

test("a listing of more than one page is whole", async () => {
  await moto.createBucket("pages");
  const store = open("s3://pages/p");
  const names = Array.from({ length: 1005 }, (_, i) => `many/part-${String(i).padStart(4, "0")}`);
  for (let i = 0; i < names.length; i += 50)
    await Promise.all(names.slice(i, i + 50).map((name) => store.write(name, "x")));
  expect((await store.list("many")).map(({ path }) => path)).toEqual(names);
});

test("two folders are compared, again when more files have come", async () => {
  await moto.createBucket("compare");
  const config = { files: "s3://compare/p", s3: { endpoint: moto.endpoint, region: "us-east-1" }, dataDir };
  const store = open("s3://compare/p");
  const pair = {
    old: filesType("json", ["id string", "n int64"]),
    next: filesType("json", ["id string", "n int64"], { folder: "json_v2" }),
    key: ["id"],
  };
  await store.write("shop/json/part-0", '{"id":"a","n":1}\n{"id":"b","n":2}\n');
  await store.write("shop/json_v2/part-0", '{"id":"a","n":1}\n');
  using comparison = await openComparison(config, pair, { kind: "settled" }, { examples: 5, env: moto.env });
  expect(await comparison.look()).toMatchObject({ rows: 2, missing: 1, examples: [{ key: '{"id":"b"}' }] });
  await store.write("shop/json_v2/part-1", '{"id":"b","n":2}\n');
  expect(await comparison.look()).toMatchObject({ rows: 2, differing: 0 });
});

test("unfinished uploads are listed with their time, and gone once aborted", async () => {
  await moto.createBucket("uploads");
  for (const key of ["p/shop/a/dt=1/part 0", "p/shop/ab/part-1"]) {
    const reply = await fetch(`${moto.endpoint}/uploads/${encodeURIComponent(key)}?uploads`, { method: "POST" });
    expect(reply.status).toBe(200);
  }
  const store = open("s3://uploads/p");
  const found = await store.uploads("shop/a");
  expect(found.map(({ path }) => path)).toEqual(["shop/a/dt=1/part 0"]);
  expect(found[0]?.id).not.toBe("");
  expect(Number.isFinite(found[0]?.initiated)).toBe(true);
  for (const upload of found) await store.abort(upload);
  for (const upload of found) await store.abort(upload);
  expect(await store.uploads("shop/a")).toEqual([]);
  expect(await store.uploads("shop/ab")).toHaveLength(1);
});

test("clean-files aborts the uploads that no checkpoint needs, and leaves the others", async () => {
  await moto.createBucket("clean");
  for (const key of ["p/shop/json/part-0", "p/shop/other/part-0"]) {
    const reply = await fetch(`${moto.endpoint}/clean/${key}?uploads`, { method: "POST" });
    expect(reply.status).toBe(200);
  }
  const config = { files: "s3://clean/p", s3: { endpoint: moto.endpoint, region: "us-east-1" }, dataDir };
  const clean = (checkpoints: readonly number[]): Promise<CleanPlan> =>
    cleanOutput(config, filesType("json", ["id string"]), {
      olderThan: 1,
      writer: { kind: "running", checkpoints },
      env: moto.env,
    });
  const soon = Date.now() + 3_600_000;
  expect(await clean([soon])).toMatchObject({ abort: [], keptUploads: 1 });
  expect((await clean([soon, soon])).abort.map(({ path }) => path)).toEqual(["shop/json/part-0"]);
  const store = open("s3://clean/p");
  expect([await store.uploads("shop/json"), await store.uploads("shop/other")].map((u) => u.length)).toEqual([0, 1]);
  expect(await store.list("shop")).toEqual([]);
});

test("a missing bucket is told by name, with what to do", async () => {
  const error = await faultOf(open("s3://nowhere/p"));
  expect(error.code).toBe("SLUICE_FILE_ACCESS");
  expect(error.message).toContain('there is no bucket "nowhere"');
  expect(error.hint).toContain("SLUICE_FILES");
});

test("refused credentials are told, without a secret", async () => {
  await moto.createBucket("guarded");
  await moto.refuseCredentials();
  try {
    const error = await faultOf(open("s3://guarded"));
    expect(error.code).toBe("SLUICE_FILE_ACCESS");
    expect(error.message).toContain("refuses the credentials (InvalidAccessKeyId");
    expect(error.hint).toContain("AWS_ACCESS_KEY_ID");
  } finally {
    await moto.refuseCredentials(false);
  }
});

test("an endpoint where nothing listens is told within seconds", async () => {
  const error = await faultOf(open("s3://bucket", moto.env, "http://127.0.0.1:9"));
  expect(error.code).toBe("SLUICE_ADDRESS_UNREACHABLE");
  expect(error.message).toContain("http://127.0.0.1:9");
});

test("missing credentials are a fault of the settings", async () => {
  const error = await faultOf(open("s3://bucket", { AWS_ACCESS_KEY_ID: "sluice-test" }));
  expect(error.code).toBe("SLUICE_CONFIG");
  expect(error.message).toContain("AWS_SECRET_ACCESS_KEY is not set");
});
