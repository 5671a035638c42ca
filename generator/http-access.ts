import { textCell } from "./csv-cell.ts";
import { PAGES, PAGES_OF, type Page, SERVICES, SHARES } from "./http-site.ts";
import { openVisits } from "./http-visits.ts";
import { Random, STREAM } from "./random.ts";
import {
  fitting,
  type Incident,
  incidentAt,
  type Scenario,
  type ScenarioInput,
  type ScenarioKind,
} from "./scenario.ts";

/** The fields that this scenario sets. */
interface HttpEvent {
  requestId: string;
  sessionId: string;
  service: string;
  httpMethod: string;
  path: string;
  status: number;
  responseTimeMs: number;
  bytesSent: bigint;
  clientIp: string;
  userAgent: string;
  referrer?: string;
  occurredAt: Date;
}

const FIELDS: readonly (keyof HttpEvent)[] = [
  "requestId",
  "sessionId",
  "service",
  "httpMethod",
  "path",
  "status",
  "responseTimeMs",
  "bytesSent",
  "clientIp",
  "userAgent",
  "referrer",
  "occurredAt",
];

const SITE = "https://shop.example.com";
/** Share of requests whose service or method is not written as it should be. */
const UNCLEAN = 0.03;
const TIMEOUT_MS = 30_000;

/** Visitors of a web shop that walk from page to page, and the eight services that answer them. */
function httpAccessScenario(input: ScenarioInput): Scenario {
  const { seed, incidents } = input;
  const requestOf = openVisits(input);
  const finish = fitting<HttpEvent>(input, FIELDS);
  const random = new Random();
  const ids = new Random();
  const spikes = incidents.filter((incident) => incident.kind === "spike");

  return {
    columns: COLUMNS,
    make(index, time) {
      const request = requestOf(index);
      random.at(seed, index, STREAM.event);
      const crowded = spikes.length > 0 ? crowd(spikes, time, ids.at(seed, index, STREAM.incident)) : undefined;
      const page = PAGES[crowded ?? request.page] as Page;
      const { visit } = request;
      const errors = incidentAt(incidents, "errors", page.service.name, time);
      const slow = incidentAt(incidents, "slow", page.service.name, time);
      const status = statusOf(page, random, errors?.share ?? 0);
      const unclean = random.float() < UNCLEAN;
      const event: HttpEvent = {
        requestId: ids.at(seed, index, STREAM.id).uuid(),
        sessionId: visit.sessionId,
        service: unclean ? untidy(page.service.name, random) : page.service.name,
        httpMethod: unclean ? untidy(page.method, random) : page.method,
        path: page.path(request.number),
        status,
        responseTimeMs: responseTime(page, status, random, slow?.factor ?? 1),
        bytesSent: bytesSent(page, status, random),
        clientIp: visit.clientIp,
        userAgent: visit.userAgent,
        occurredAt: new Date(time),
      };
      if (request.before !== undefined) {
        event.referrer = SITE + (PAGES[request.before] as Page).path(request.numberBefore);
      } else if (visit.entry !== undefined) event.referrer = visit.entry;
      return finish(event, random, time);
    },
  };
}

/** In a spike so many further requests come that, among all, this one is for the crowded service by chance. */
function crowd(spikes: readonly Incident[], time: number, random: Random): number | undefined {
  for (const { target, from, to, factor } of spikes) {
    if (time < from || time >= to) continue;
    const more = extraTraffic(target, factor ?? 1);
    if (random.float() < more / (1 + more)) return random.pick(PAGES_OF.get(target) ?? []);
  }
  return undefined;
}

function extraTraffic(target: string, factor: number): number {
  return (factor - 1) * (SHARES.get(target) ?? 0);
}

function statusOf(page: Page, random: Random, failing: number): number {
  const draw = random.float();
  if (draw < Math.max(failing, page.service.failures)) {
    const kind = random.float();
    return kind < 0.55 ? 500 : kind < 0.75 ? 503 : kind < 0.9 ? 502 : 504;
  }
  // From the other end: an incident takes nothing from those that are refused.
  let from = 1;
  for (const [status, share] of page.refusals) {
    from -= share;
    if (draw >= from) return status;
  }
  return page.status;
}

function responseTime(page: Page, status: number, random: Random, factor: number): number {
  if (status === 504) return TIMEOUT_MS + random.int(100_000) / 100;
  const { medianMs, spread } = page.service;
  const usual = medianMs * factor * Math.exp(spread * random.normal());
  return Math.round(Math.max(0.2, status === 304 ? usual / 4 : usual) * 100) / 100;
}

function bytesSent(page: Page, status: number, random: Random): bigint {
  if (status === 304) return 0n;
  if (status >= 400) return BigInt(120 + random.int(400));
  return BigInt(Math.round(page.bytes * Math.exp(0.35 * random.normal())));
}

/** As some servers write it: another case, blanks around. */
function untidy(text: string, random: Random): string {
  switch (random.int(4)) {
    case 0:
      return ` ${text}`;
    case 1:
      return `${text} `;
    case 2:
      return text.toLowerCase() === text ? text.toUpperCase() : text.toLowerCase();
    default:
      return `${text.slice(0, 1).toUpperCase()}${text.slice(1).toLowerCase()}`;
  }
}

const COLUMNS: Scenario["columns"] = [
  { name: "request_id", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.requestId) },
  { name: "session_id", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.sessionId) },
  { name: "service", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.service) },
  { name: "http_method", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.httpMethod) },
  { name: "path", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.path) },
  { name: "status", type: "INTEGER", cell: (e: HttpEvent) => String(e.status) },
  { name: "response_time_ms", type: "DOUBLE", cell: (e: HttpEvent) => String(e.responseTimeMs) },
  { name: "bytes_sent", type: "BIGINT", cell: (e: HttpEvent) => String(e.bytesSent) },
  { name: "client_ip", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.clientIp) },
  { name: "user_agent", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.userAgent) },
  { name: "referrer", type: "VARCHAR", cell: (e: HttpEvent) => textCell(e.referrer) },
];

const TARGETS = SERVICES.map((s) => s.name);

export const httpAccessKind: ScenarioKind = {
  needs: FIELDS.filter((f) => !["clientIp", "userAgent", "referrer"].includes(f)),
  planted: [],
  effects: {
    errors: {
      meaning: "a share of a service's requests ends with 5xx",
      targets: TARGETS,
      strength: { name: "share", usual: 0.25, min: 0, max: 0.9 },
    },
    slow: {
      meaning: "a service takes so many times as long",
      targets: TARGETS,
      strength: { name: "factor", usual: 6, min: 1, max: 100 },
    },
    spike: {
      meaning: "a service gets so many times as many requests",
      targets: TARGETS,
      strength: { name: "factor", usual: 4, min: 1, max: 50 },
      traffic: extraTraffic,
    },
  },
  usual: [
    { effect: "errors", target: "checkout" },
    { effect: "slow", target: "search" },
  ],
  create: httpAccessScenario,
};
