import { textCell } from "./csv-cell.ts";
import { Random, runningTotals, STREAM } from "./random.ts";
import { fitting, incidentAt, type Scenario, type ScenarioInput, type ScenarioKind } from "./scenario.ts";
import { type Level, SERVICES, type ServiceProfile, templatesOf } from "./service-lines.ts";
import { hashText } from "./vocabulary.ts";

/** The fields that this scenario sets. */
interface ServiceLine {
  logId: string;
  service: string;
  instance: string;
  level: Level;
  template: string;
  message: string;
  traceId?: string;
  loggedAt: Date;
}

const FIELDS: readonly (keyof ServiceLine)[] = [
  "logId",
  "service",
  "instance",
  "level",
  "template",
  "message",
  "traceId",
  "loggedAt",
];

const TRACED = 0.8;
/** Heaviest weight: services that write as much as this have an instance in every partition. */
const HEAVY = 8;

interface Instance {
  readonly service: ServiceProfile;
  readonly name: string;
}

/** The instances of one partition, with weights as running totals. */
interface Lane {
  readonly instances: readonly Instance[];
  readonly totals: readonly number[];
}

/** Lines of many services, each with several instances; every instance writes to the partition of its name. */
function serviceLogScenario(input: ScenarioInput): Scenario {
  const { seed, incidents } = input;
  const { partitions } = input.log;
  const lanes = lanesOf(input);
  const lines = new Map(SERVICES.map((s) => [s.kind, templatesOf(s.kind)]));
  const finish = fitting<ServiceLine>(input, FIELDS);
  const random = new Random();
  const silences = incidents.some((incident) => incident.kind === "silence");

  const writer = (lane: Lane, time: number): Instance => {
    const drawn = lane.instances[random.weighted(lane.totals)] as Instance;
    if (!silences) return drawn;
    const silent = (i: Instance): boolean => incidentAt(incidents, "silence", i.service.name, time) !== undefined;
    if (!silent(drawn)) return drawn;
    // Somebody else writes instead. Where all are silent there is nobody else, and the line is written after all.
    const speaking = lane.instances.filter((i) => !silent(i));
    return speaking.length > 0 ? random.pick(speaking) : drawn;
  };

  return {
    columns: COLUMNS,
    make(index, time) {
      random.at(seed, index, STREAM.event);
      const { service, name } = writer(lanes[index % partitions] as Lane, time);
      const incident = incidentAt(incidents, "errors", service.name, time);
      const hit = incident !== undefined && random.float() < (incident.share ?? 0);
      const level = hit ? "ERROR" : levelOf(service, random.float());
      const templates = lines.get(service.kind)?.[level] ?? [];
      const template = hit ? templates[0] : random.pick(templates);
      const event: ServiceLine = {
        logId: random.uuid(),
        service: service.name,
        instance: name,
        level,
        template: template?.text ?? "",
        message: template?.fill(random) ?? "",
        loggedAt: new Date(time),
      };
      if (random.float() < TRACED) event.traceId = random.hex() + random.hex() + random.hex() + random.hex();
      return finish(event, random, time);
    },
  };
}

function levelOf({ mix: [debug, warn, error] }: ServiceProfile, draw: number): Level {
  if (draw < error) return "ERROR";
  if (draw < error + warn) return "WARN";
  return draw < error + warn + debug ? "DEBUG" : "INFO";
}

/** "checkout-3": the numbers of a service's instances are those whose names lie in the partitions that it is in. */
function lanesOf({ log: { partitions }, partitionOf }: ScenarioInput): readonly Lane[] {
  const lanes: Instance[][] = Array.from({ length: partitions }, () => []);
  for (const service of SERVICES) {
    const spread = Math.max(1, Math.min(partitions, Math.ceil((partitions * service.weight) / HEAVY)));
    const first = hashText(service.name) % partitions;
    const missing = new Set(Array.from({ length: spread }, (_, k) => (first + k) % partitions));
    for (let n = 1; missing.size > 0; n++) {
      const name = `${service.name}-${n}`;
      const partition = partitionOf(name);
      if (missing.delete(partition)) lanes[partition]?.push({ service, name });
    }
  }
  const perInstance = new Map<ServiceProfile, number>();
  for (const { service } of lanes.flat()) perInstance.set(service, (perInstance.get(service) ?? 0) + 1);
  return lanes.map((instances) => ({
    instances,
    totals: runningTotals(instances.map(({ service: s }) => s.weight / (perInstance.get(s) as number))),
  }));
}

const COLUMNS: Scenario["columns"] = [
  { name: "log_id", type: "VARCHAR", cell: (e: ServiceLine) => e.logId },
  { name: "service", type: "VARCHAR", cell: (e: ServiceLine) => textCell(e.service) },
  { name: "instance", type: "VARCHAR", cell: (e: ServiceLine) => textCell(e.instance) },
  { name: "level", type: "VARCHAR", cell: (e: ServiceLine) => e.level },
  { name: "template", type: "VARCHAR", cell: (e: ServiceLine) => textCell(e.template) },
  { name: "message", type: "VARCHAR", cell: (e: ServiceLine) => textCell(e.message) },
  { name: "trace_id", type: "VARCHAR", cell: (e: ServiceLine) => e.traceId ?? "" },
];

const TARGETS = SERVICES.map((s) => s.name);

export const serviceLogKind: ScenarioKind = {
  needs: FIELDS.filter((f) => f !== "traceId"),
  planted: [],
  effects: {
    errors: {
      meaning: "a share of a service's lines is an ERROR of one template",
      targets: TARGETS,
      strength: { name: "share", usual: 0.3, min: 0, max: 1 },
    },
    silence: { meaning: "a service writes nothing", targets: TARGETS },
  },
  usual: [
    { effect: "errors", target: "payments" },
    { effect: "silence", target: "stock-feed" },
  ],
  create: serviceLogScenario,
};
