import type { Log } from "#codegen";
import { count, duration, plural, renderTable } from "#core";
import type { EventPlan } from "./event-plan.ts";
import type { Source } from "./source.ts";
import type { Timeline } from "./timeline.ts";

const ROWS = 12;
const SAMPLE = 5000;
const TIMES: ReadonlySet<string> = new Set(["every", "length", "period"]);

/** What a run would make: rate and bytes over time, keys, faults and incidents, as text for a person. */
export function renderPlan(log: Log, plan: EventPlan, timeline: Timeline, source: Source, span: number): string {
  const sample = sampleOf(source, plan.first);
  const step = span / ROWS;
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const [from, to] = [plan.start + i * step, plan.start + (i + 1) * step];
    const rate = ((timeline.due(to) - timeline.due(from)) * 1000) / step;
    const on = plan.incidents.filter((n) => n.from < to && n.to > from).map((n) => `${n.kind} ${n.target}`);
    return [duration(i * step), count(Math.round(rate)), count(Math.round(rate * sample.bytes)), on.join(", ")];
  });
  const total = timeline.due(plan.start + span);
  return [
    `${log.name}: ${plural(total, "event")} in ${duration(span)}, ${log.partitions} partitions, seed ${plan.seed}, from ${iso(plan.start)}`,
    "",
    renderTable([["after", "events/s", "bytes/s", "incidents"], ...rows], [1, 2]),
    "",
    `phases     ${plan.phases.map((phase) => phaseText(phase)).join("; ")}`,
    `keys       ${log.key.name}: ${count(sample.keys)} different ones in ${count(SAMPLE)} events of ${Math.round(sample.bytes)} bytes`,
    `faults     ${faultTexts(plan, source).join(", ") || "none"}`,
    ...(plan.incidents.length === 0 ? ["incidents  none"] : []),
    ...plan.incidents.map(
      ({ kind, target, from, to, share, factor }) =>
        `incident   ${kind} ${target}, ${iso(from)} to ${iso(to)}${share === undefined ? "" : `, share ${share}`}${factor === undefined ? "" : `, factor ${factor}`}`,
    ),
  ].join("\n");
}

function sampleOf(source: Source, first: number): { readonly bytes: number; readonly keys: number } {
  const keys = new Set<string>();
  let bytes = 0;
  for (let i = first; i < first + SAMPLE; i++) {
    const { key, value } = source.record(i);
    keys.add(key.toString());
    bytes += key.length + (value?.length ?? 0);
  }
  return { bytes: bytes / SAMPLE, keys: keys.size };
}

function phaseText(phase: EventPlan["phases"][number]): string {
  const { shape, for: length, ...rest } = phase;
  const values = Object.entries(rest).map(([key, value]) => {
    if (Array.isArray(value)) return `${key} ${value.join(" ")}`;
    return `${key} ${TIMES.has(key) ? duration(Number(value)) : value}`;
  });
  return [shape, ...values, ...(length === undefined ? [] : [`for ${duration(length)}`])].join(" ");
}

function faultTexts({ faults }: EventPlan, source: Source): string[] {
  const shares: [string, number][] = [
    ["late", faults.late],
    ["out of order", faults.outOfOrder ?? 0],
    ["repeated", faults.duplicate],
    ...source.planted.map((kind): [string, number] => [kind, faults.planted?.[kind] ?? 0]),
    ...source.kinds.map((kind): [string, number] => [kind, faults.malformed[kind] ?? 0]),
  ];
  return shares.filter(([, share]) => share > 0).map(([name, share]) => `${name} ${percent(share)}`);
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
