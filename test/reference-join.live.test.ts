import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { http, ROOT, readConfig, waitFor } from "#core";
import { deploy, deployedJobs, openFlink } from "#deploy";
import { Campaigns, readCampaignViews1m, ViewLog } from "#generated";
import { openKafka, openProducer, openRegistry, publishReference, readReferenceFile } from "#kafka";
import { fresh } from "../kafka/test/live.ts";

/** A reference that is published again while a job joins with it: each event finds what held when it happened. */
const config = readConfig({ env: fresh("join") });
const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
const registry = openRegistry(config.registryUrl);
const flink = openFlink(config.flinkUrl);

const clean = async (): Promise<void> => {
  for (const job of await deployedJobs(config)) {
    if (job.status === "running") await flink.cancel(job.jobId, { deadline: 20_000 });
  }
  const topics = ["campaigns", "view_log", "campaign_views_1m"];
  await kafka.admin().deleteTopics(topics);
  for (const topic of topics) await registry.deleteSubject(`${topic}-value`, { permanent: true });
};
// Rows of other tests would be counted, too.
beforeAll(clean);
afterAll(async () => {
  await clean();
  await kafka.close();
});

/** Rows of a table that the job has read. */
async function rowsRead(job: string, table: string): Promise<number> {
  const { json } = await http("Flink", `${flink.url}/jobs/${job}`);
  const { vertices } = json as { vertices: { name: string; metrics: Record<string, number> }[] };
  const source = vertices.filter(({ name }) => name.startsWith("Source") && name.includes(table));
  return source.reduce((sum, { metrics }) => sum + metrics["write-records"]!, 0);
}

test("rows that are changed, removed and restored count from when they are published, without touching the job", async () => {
  await deploy(config, { only: "campaign_views_1m" });
  const job = (await deployedJobs(config)).find(({ output }) => output === "campaign_views_1m")!.jobId;

  const producer = await openProducer(kafka, ViewLog);
  const view = async (campaignId: string, time: number): Promise<void> => {
    const event = { viewId: randomUUID(), campaignId, userId: "u", placement: "top", durationMs: 1000 };
    await producer.send({ ...event, viewedAt: new Date(time) }, { timestamp: time });
  };
  // Views go on all the while, as they do: without any for the idle timeout the reference alone would move the time on.
  const begin = Date.now();
  const steady = (): Promise<void> => view("cmp-0004", begin);
  const viewsRead = async (): Promise<boolean> => {
    await steady();
    return (await rowsRead(job, "view_log")) > 0;
  };
  await waitFor("the job to read views", viewsRead, { deadline: 60_000 });

  const first = await readReferenceFile(ROOT, Campaigns);
  const [changed, removed, both] = ["cmp-0001", "cmp-0002", "cmp-0003"];
  const publish = async (rows: readonly Campaigns[]): Promise<number> => {
    await steady();
    return (await publishReference(kafka, registry, Campaigns, rows)).at.getTime();
  };
  const second = first.map((row) =>
    row.campaignId === changed || row.campaignId === both ? { ...row, networkId: "net-99" } : row,
  );
  const atChange = await publish(second);
  const atRemoval = await publish(second.filter(({ campaignId }) => campaignId !== removed && campaignId !== both));
  const atReturn = await publish(second.filter(({ campaignId }) => campaignId !== both));
  const allRead = async (): Promise<boolean> => {
    await steady();
    return (await rowsRead(job, "campaigns")) === first.length + 5;
  };
  await waitFor("the job to read it all", allRead, { deadline: 60_000 });

  for (const time of [atChange - 1, atChange]) await view(changed!, time);
  for (const time of [atRemoval - 1, atRemoval, atReturn - 1, atReturn]) await view(removed!, time);
  for (const time of [atChange - 1, atChange, atRemoval - 1, atRemoval]) await view(both!, time);
  // Closes the windows of all these.
  await view(changed!, atReturn + 10 * 60_000);
  await producer.close();

  const counted = async (): Promise<Record<string, bigint>> => {
    const seen: Record<string, bigint> = {};
    for await (const { value } of readCampaignViews1m(kafka, { until: "end" })) {
      if (value.campaignId === "cmp-0004") continue;
      const group = `${value.campaignId} ${value.networkId}`;
      seen[group] = (seen[group] ?? 0n) + value.viewCount;
    }
    return seen;
  };
  const expected = {
    "cmp-0001 net-01": 1n,
    "cmp-0001 net-99": 1n,
    "cmp-0002 net-02": 2n,
    "cmp-0002 unknown": 2n,
    "cmp-0003 net-03": 1n,
    "cmp-0003 net-99": 2n,
    "cmp-0003 unknown": 1n,
  };
  const views = (groups: Record<string, bigint>): bigint => Object.values(groups).reduce((sum, n) => sum + n, 0n);
  await waitFor("all views", async () => views(await counted()) === views(expected), { deadline: 90_000 });
  expect(await counted()).toEqual(expected);
  expect(await deployedJobs(config)).toContainEqual(expect.objectContaining({ jobId: job, status: "running" }));
  expect(await flink.failure(job)).toBeUndefined();
});
