import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Log } from "#codegen";
import { planEvents, timelineOfPlan } from "../event-plan.ts";
import { everyKind } from "../faults.ts";
import { PAGES, SHARES } from "../http-site.ts";
import type { Incident } from "../scenario.ts";
import { scenarioKindOf } from "../scenarios.ts";
import type { Source } from "../source.ts";
import { startOf } from "../timeline.ts";
import { type Declared, declared, type Event, START } from "./fixture.ts";

let d: Declared;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());

const M = 60_000;

function events(source: Source, count: number, from = 0): Event[] {
  return Array.from({ length: count }, (_, i) => source.event(from + i));
}

function shares(values: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1 / values.length);
  return counts;
}

const during = (incident: Incident, time: unknown): boolean =>
  (time as Date).getTime() >= incident.from && (time as Date).getTime() < incident.to;

describe.each(["http_access", "payment", "app_log", "view_log", "service_log"])("the scenario of %s", (name) => {
  test("is left for the generic one when the schema lacks a field that it needs", () => {
    const log = d.log(name);
    const kind = scenarioKindOf(log);
    expect(kind.needs.length).toBeGreaterThan(3);
    const without = (property: string): Log => ({
      ...log,
      message: { ...log.message, fields: log.message.fields.filter((f) => f.property !== property) },
    });
    for (const property of kind.needs) expect(scenarioKindOf(without(property)).needs).toEqual([]);
  });

  test("puts each key into one partition, the one of its index", () => {
    const source = d.source(name);
    const { partitions } = d.log(name);
    let elsewhere = 0;
    for (let i = 0; i < 20_000; i++) {
      const { record, event } = source.made(i);
      if (event["kind"] !== "REFUND" && record.partition !== i % partitions) elsewhere++;
    }
    expect(elsewhere).toBeLessThan(3);
  });

  test("shows its usual incidents within the first windows of a run", () => {
    const log = d.log(name);
    const plan = planEvents(log, {}, 0, startOf(START, 4 * M, undefined, log.lateness));
    expect(plan.incidents.map((n) => n.kind)).toEqual(scenarioKindOf(log).usual.map((n) => n.effect));
    for (const { from, to } of plan.incidents) {
      expect(from % M).toBe(0);
      expect(from - plan.start).toBeLessThan(1.5 * M);
      expect(to - from).toBe(3 * M);
    }
  });
});

describe("visits of http_access", () => {
  test("begin at the front page and go only where a page leads to", () => {
    const source = d.source("http_access");
    const visits = new Map<string, Event[]>();
    for (const e of events(source, 80_000)) {
      const id = String(e["sessionId"]);
      const visit = visits.get(id);
      if (visit) visit.push(e);
      else visits.set(id, [e]);
    }
    const pageOf = (e: Event): number => {
      const [service, method] = [String(e["service"]), String(e["httpMethod"])].map((t) => t.trim().toLowerCase());
      const path = String(e["path"]);
      return PAGES.findIndex(
        (p) =>
          p.service.name === service &&
          p.method.toLowerCase() === method &&
          p.path(0).split(/[?]/)[0]?.split("/").slice(0, 3)[1] === path.split("?")[0]?.split("/")[1] &&
          (p.service.name !== "account" ||
            p.path(0).split("/")[2]?.split("?")[0] === path.split("/")[2]?.split("?")[0]),
      );
    };
    let whole = 0;
    for (const visit of visits.values()) {
      const agents = new Set(visit.map((e) => `${e["userAgent"]} ${e["clientIp"]}`));
      expect(agents.size).toBe(1);
      // Visits that were under way when the run began are cut at their front.
      const refer = String(visit[0]?.["referrer"] ?? "");
      if (refer.startsWith("https://shop")) continue;
      whole++;
      expect(visit[0]?.["path"]).toMatch(/^\/(\?|$)/);
      for (let i = 1; i < visit.length; i++) {
        const before = visit[i - 1] as Event;
        expect(visit[i]?.["referrer"]).toBe(`https://shop.example.com${before["path"]}`);
        const from = PAGES[pageOf(before)];
        const to = PAGES[pageOf(visit[i] as Event)];
        const account = from?.service.name === "account" || to?.service.name === "account";
        // Pages of the account share their paths; all others are told apart.
        if (!account) expect(from?.next.map(([step]) => step)).toContain(to?.step);
      }
    }
    expect(whole).toBeGreaterThan(4000);
  });

  test("give each service its share, and now and then an untidy name", () => {
    const all = events(d.source("http_access"), 100_000);
    const names = all.map((e) => String(e["service"]));
    const seen = shares(names.map((n) => n.trim().toLowerCase()));
    expect(seen.size).toBe(8);
    for (const [service, share] of SHARES) expect(Math.abs((seen.get(service) ?? 0) / share - 1)).toBeLessThan(0.1);
    const untidy = names.filter((n) => n !== n.trim().toLowerCase()).length;
    expect(untidy / names.length).toBeGreaterThan(0.01);
    expect(untidy / names.length).toBeLessThan(0.04);
  });

  test("meet failures, slow answers and a crowd, in the time of the incident and only there", () => {
    const at = { from: START + M, to: START + 2 * M };
    const incidents: Incident[] = [
      { kind: "errors", target: "checkout", ...at, share: 0.4 },
      { kind: "slow", target: "search", ...at, factor: 8 },
    ];
    const all = events(d.source("http_access", { incidents }), 180_000);
    const of = (service: string, hit: boolean): Event[] =>
      all.filter(
        (e) =>
          String(e["service"]).trim().toLowerCase() === service &&
          during(incidents[0] as Incident, e["occurredAt"]) === hit,
      );
    const failing = (list: Event[]): number => list.filter((e) => Number(e["status"]) >= 500).length / list.length;
    expect(failing(of("checkout", true))).toBeGreaterThan(0.35);
    expect(failing(of("checkout", false))).toBeLessThan(0.02);
    expect(failing(of("cart", true))).toBeLessThan(0.02);
    const median = (list: Event[]): number =>
      list.map((e) => Number(e["responseTimeMs"])).sort((a, b) => a - b)[Math.floor(list.length / 2)] as number;
    const factor = median(of("search", true)) / median(of("search", false));
    expect(factor).toBeGreaterThan(7);
    expect(factor).toBeLessThan(9);
  });

  test("a crowd at one service leaves the others what they had", () => {
    const log = d.log("http_access");
    const wish = { effect: "spike", target: "cart", from: M, to: 2 * M, strength: 5 };
    const plan = planEvents(log, { rate: 1000, scenario: { incidents: [wish] } }, 0, START);
    const timeline = timelineOfPlan(plan);
    const source = d.source("http_access", { timeline, incidents: plan.incidents });
    const perMinute = (minute: number): Map<string, number> => {
      const [from, to] = [START + minute * M, START + (minute + 1) * M];
      const counts = new Map<string, number>();
      for (let i = timeline.due(from) - 1; i < timeline.due(to) + 2000; i++) {
        const e = source.event(i);
        const time = (e["occurredAt"] as Date).getTime();
        const service = String(e["service"]).trim().toLowerCase();
        if (time >= from && time < to) counts.set(service, (counts.get(service) ?? 0) + 1);
      }
      return counts;
    };
    const [usual, crowded] = [perMinute(0), perMinute(1)];
    for (const service of usual.keys()) {
      const factor = (crowded.get(service) ?? 0) / (usual.get(service) ?? 0);
      const wanted = service === "cart" ? 5 : 1;
      expect(Math.abs(factor / wanted - 1)).toBeLessThan(0.1);
    }
  });
});

test("one account tries many cards while card testing goes on", () => {
  const incident: Incident = { kind: "card_testing", target: "CARD", from: START + M, to: START + 2 * M, share: 0.02 };
  const all = events(d.source("payment", { incidents: [incident] }), 180_000);
  const failed = new Map<string, Event[]>();
  for (const e of all) {
    if (e["status"] !== "FAILED" || e["kind"] !== "PAYMENT" || !during(incident, e["occurredAt"])) continue;
    const { customerId } = e["customer"] as { customerId: string };
    failed.set(customerId, [...(failed.get(customerId) ?? []), e]);
  }
  const [most, next] = [...failed.values()].sort((a, b) => b.length - a.length);
  expect(most?.length).toBeGreaterThan(800);
  expect(next?.length ?? 0).toBeLessThan(40);
  const small = most?.filter((e) => (e["amountMinor"] as bigint) < 500n).length ?? 0;
  expect(small / (most?.length ?? 1)).toBeGreaterThan(0.98);
});

describe("lines of app_log", () => {
  test("of each application have serial numbers without a gap, in order of time", () => {
    const source = d.source("app_log");
    const next = new Map<string, bigint>();
    const times = new Map<string, number>();
    const wrong: Event[] = [];
    for (const e of events(source, 50_000)) {
      const app = String(e["app"]);
      if (e["serial"] !== (next.get(app) ?? 1n)) wrong.push(e);
      if (e["line"] !== e["serial"] || e["file"] !== `/var/log/${app}/app.log`) wrong.push(e);
      next.set(app, (e["serial"] as bigint) + 1n);
      const time = (e["writtenAt"] as Date).getTime();
      if (time < (times.get(app) ?? 0)) wrong.push(e);
      times.set(app, time);
    }
    expect(wrong).toEqual([]);
    expect(next.size).toBe(12);
  });

  test("that nobody can parse say only where they stand and what they are", () => {
    const source = d.source("app_log", { faults: { late: 0, duplicate: 0, malformed: { unparsable: 0.05 } } });
    let seen = 0;
    for (let i = 0; i < 5000; i++) {
      const { record, event } = source.made(i);
      if (record.reason !== "unparsable") continue;
      seen++;
      const { app, file, line, unparsed, ...rest } = event;
      expect(app).not.toBe("");
      expect(file).toBe(`/var/log/${app}/app.log`);
      expect(line).not.toBe(0n);
      expect(unparsed).not.toBe("");
      expect(rest).toEqual({ serial: 0n, level: "LEVEL_UNSPECIFIED", message: "" });
      expect(record.row).toContain(
        `,malformed,unparsable,unparsed,,false,${record.timestamp},,${record.timestamp},${app},`,
      );
    }
    expect(seen).toBeGreaterThan(200);
    expect(d.source("payment", { faults: { late: 0, duplicate: 0, malformed: everyKind(0.01) } }).kinds).not.toContain(
      "unparsable",
    );
  });
});

test("few campaigns have most views, and users come back", () => {
  const all = events(d.source("view_log"), 50_000);
  const popular = [...shares(all.map((e) => e["campaignId"])).values()].sort((a, b) => b - a);
  expect(popular.slice(0, 12).reduce((a, b) => a + b, 0)).toBeGreaterThan(0.4);
  const users = new Set(all.map((e) => e["userId"])).size;
  expect(users).toBeGreaterThan(5000);
  expect(users).toBeLessThan(35_000);
});

describe("lines of service_log", () => {
  test("come from 24 services with several instances each, spread over the partitions", () => {
    const source = d.source("service_log");
    const instances = new Map<string, Set<string>>();
    const partitions = new Map<number, Set<string>>();
    const wrong: Event[] = [];
    for (let i = 0; i < 60_000; i++) {
      const { record, event } = source.made(i);
      const [service, instance] = [String(event["service"]), String(event["instance"])];
      instances.set(service, (instances.get(service) ?? new Set()).add(instance));
      partitions.set(record.partition, (partitions.get(record.partition) ?? new Set()).add(instance));
      if (event["message"] === "" || /[{}]/.test(String(event["message"]))) wrong.push(event);
    }
    expect(wrong).toEqual([]);
    expect(instances.size).toBe(24);
    for (const set of instances.values()) expect(set.size).toBeGreaterThan(1);
    for (const set of partitions.values()) expect(set.size).toBeGreaterThan(8);
  });

  test("fall silent for one service, and show more errors of one template for another", () => {
    const at = { from: START + M, to: START + 2 * M };
    const incidents: Incident[] = [
      { kind: "silence", target: "search", ...at },
      { kind: "errors", target: "payments", ...at, share: 0.5 },
    ];
    const all = events(d.source("service_log", { incidents }), 180_000);
    const hit = all.filter((e) => during(incidents[0] as Incident, e["loggedAt"]));
    expect(all.filter((e) => e["service"] === "search").length).toBeGreaterThan(5000);
    expect(hit.filter((e) => e["service"] === "search")).toEqual([]);
    const errors = hit.filter((e) => e["service"] === "payments" && e["level"] === "ERROR");
    expect(errors.length / hit.filter((e) => e["service"] === "payments").length).toBeGreaterThan(0.45);
    const [most] = [...shares(errors.map((e) => e["template"])).values()].sort((a, b) => b - a);
    expect(most).toBeGreaterThan(0.95);
  });
});
