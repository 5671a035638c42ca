import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyKind, type Faults } from "../faults.ts";
import { planRate } from "../rate-plan.ts";
import { plannedTimeline, timelineOf } from "../timeline.ts";
import { type Declared, declared, START } from "./fixture.ts";
import { withLedger } from "./ledger-fixture.ts";

let d: Declared;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());

const EVENTS = 200_000;
const FAULTS: Faults = {
  late: 0.02,
  duplicate: 0.01,
  outOfOrder: 0.05,
  malformed: everyKind(0.001),
  planted: { orphan_refunds: 0.002, over_refunds: 0.002, unknown_campaigns: 0.003 },
};

/** Payments and refunds as they can be read, each once. */
const ONCE = `WITH once AS (
  SELECT *, event_time AS at FROM ledger WHERE fate <> 'malformed' AND repeats IS NULL AND NOT closing
), paid AS (SELECT * FROM once WHERE kind = 'PAYMENT'), returned AS (SELECT * FROM once WHERE kind = 'REFUND')`;

describe("refunds", () => {
  const timelines = [
    ["1 event per second", 4000, () => timelineOf(0, START, 1)],
    ["30 events per second", 4000, () => timelineOf(0, START, 30)],
    ["1,000 events per second", 4000, () => timelineOf(0, START, 1000)],
    // Ten seconds in all: the first half is too early for refunds.
    ["20,000 events per second", 1000, () => timelineOf(0, START, 20_000)],
    [
      "a rate that goes up and down",
      2000,
      () =>
        plannedTimeline(
          0,
          START,
          planRate([
            { shape: "burst", rate: 50, peak: 4000, every: 30_000, length: 2000, for: 300_000 },
            { shape: "silence", for: 5_400_000 },
            { shape: "poisson", rate: 700 },
          ]),
          7,
        ),
    ],
  ] as const;

  test.each(timelines)(
    "at %s follow their payment within the hour, and only planted ones have none or return too much",
    async (_name, least, timeline) => {
      const source = d.source("payment", { faults: FAULTS, timeline: timeline() });
      await withLedger(source, d.log("payment"), EVENTS, async (view) => {
        const [count] = await view.query(
          `${ONCE} SELECT (SELECT count(*) FROM returned WHERE planted IS NULL) AS refunds,
             (SELECT count(*) FROM returned WHERE planted = 'orphan_refunds') AS orphans,
             (SELECT count(*) FROM returned WHERE planted = 'over_refunds') AS more`,
        );
        expect(Number(count?.["refunds"])).toBeGreaterThan(least);
        expect(Number(count?.["orphans"])).toBeGreaterThan(EVENTS * 0.0015);
        expect(Number(count?.["more"])).toBeGreaterThan(least / 50);
        const unlike = await view.query(
          `${ONCE}, lost AS (SELECT r.i FROM returned r LEFT JOIN paid p ON p.event_id = r.refund_of WHERE p.i IS NULL)
           SELECT i FROM lost WHERE i NOT IN (SELECT i FROM once WHERE planted = 'orphan_refunds')
           UNION ALL SELECT i FROM once WHERE planted = 'orphan_refunds' AND i NOT IN (SELECT i FROM lost)`,
        );
        expect(unlike).toEqual([]);
        const wrong = await view.query(
          `${ONCE} SELECT r.i, r.at - p.at AS delay FROM returned r JOIN paid p ON p.event_id = r.refund_of
           WHERE p.fate <> 'ok' OR p.status <> 'SUCCEEDED' OR p.order_id <> r.order_id OR p.currency <> r.currency
             OR p.amount_minor <> r.amount_minor OR p.customer_id <> r.customer_id
             OR (r.fate = 'ok' AND (r.at <= p.at OR r.at >= p.at + 3600000))`,
        );
        expect(wrong).toEqual([]);
        const over = await view.query(
          `${ONCE}, sums AS (
             SELECT r.refund_of, sum(r.amount_minor) AS total, any_value(p.amount_minor) AS amount,
               count(*) FILTER (WHERE r.planted = 'over_refunds') AS planted
             FROM returned r JOIN paid p ON p.event_id = r.refund_of WHERE r.status = 'SUCCEEDED' GROUP BY r.refund_of)
           SELECT * FROM sums WHERE (total > amount) <> (planted > 0)`,
        );
        expect(over).toEqual([]);
      });
    },
    60_000,
  );
});

test("every view names a campaign of the reference file, planted ones excepted", async () => {
  const source = d.source("view_log", { faults: FAULTS });
  const file = join(d.root, "references", "campaigns.csv");
  await withLedger(source, d.log("view_log"), EVENTS, async (view) => {
    const wrong = await view.query(
      `SELECT l.i, l.campaign_id FROM ledger l LEFT JOIN read_csv('${file}') c USING (campaign_id)
       WHERE l.fate <> 'malformed' AND (c.campaign_id IS NULL) <> (l.planted IS NOT NULL) AND l.repeats IS NULL`,
    );
    expect(wrong).toEqual([]);
    const [seen] = await view.query(
      `SELECT count(DISTINCT campaign_id) FILTER (WHERE planted IS NULL) AS known, count(planted) AS planted,
         count(*) FILTER (WHERE planted IS NOT NULL AND regexp_full_match(campaign_id, 'cmp-[0-9]{4}')) AS formed
       FROM ledger WHERE fate <> 'malformed'`,
    );
    expect(seen?.["known"]).toBe(60n);
    expect(Number(seen?.["planted"])).toBeGreaterThan(EVENTS * 0.0025);
    expect(seen?.["formed"]).toBe(seen?.["planted"]);
  });
});

test("what is out of order is not late, and record times stay in order", () => {
  const faults: Faults = { late: 0, duplicate: 0, outOfOrder: 0.2, malformed: {} };
  const source = d.source("service_log", { faults });
  const plain = d.source("service_log");
  const { lateness } = d.log("service_log");
  const back = (s: typeof source): number => {
    let behind = 0;
    const newest = new Map<number, number>();
    let last = 0;
    for (let i = 0; i < 20_000; i++) {
      const { record, event } = s.made(i);
      const time = (event["loggedAt"] as Date).getTime();
      expect(record.fate).toBe("ok");
      expect(record.timestamp).toBeGreaterThanOrEqual(last);
      expect(time).toBeGreaterThanOrEqual(record.timestamp - lateness);
      last = record.timestamp;
      if (time < (newest.get(record.partition) ?? 0) - 2000) behind++;
      newest.set(record.partition, Math.max(newest.get(record.partition) ?? 0, time));
    }
    return behind;
  };
  expect(back(plain)).toBe(0);
  expect(back(source)).toBeGreaterThan(2000);
});
