import { type Log, propertyName, type SchemaModel } from "#codegen";
import { ROOT } from "#core";
import { type ByteWriter, createWriter, type LogType, partitionOf, writeFrameHeader } from "#kafka";
import { type Breaker, breakersOf } from "./breakers.ts";
import { type Faults, faultPlanner, isPlanted, type Malformed, type Plan, type Planted } from "./faults.ts";
import { eventJson } from "./generic.ts";
import type { PlacedLine } from "./placed-line.ts";
import { Random, STREAM } from "./random.ts";
import type { Incident, LedgerColumn, Scenario } from "./scenario.ts";
import { scenarioKindOf } from "./scenarios.ts";
import { type Anatomy, anatomyOf, spoil } from "./spoil.ts";
import { longestDelay, type Timeline } from "./timeline.ts";
import { brokenLine, unparsedEvent } from "./unparsed.ts";
import { hashText, openVocabulary } from "./vocabulary.ts";

/** Schema id in frames that no registry gave. */
export const NO_REGISTRY = 1;

/** What will become of an event: what the pipeline must say about it. */
export type Fate = "ok" | "late" | "malformed";

/** One record, ready to be sent, with its line for the ledger. */
export interface Planned {
  readonly index: number;
  readonly partition: number;
  readonly key: Buffer;
  readonly value: Buffer | null;
  /** Record timestamp in milliseconds. */
  readonly timestamp: number;
  readonly fate: Fate;
  /** Reason of a bad record as the pipeline names it; empty for good ones. */
  readonly reason: Malformed | "";
  readonly repeats: number | undefined;
  /** What was planted; empty for ordinary events. */
  readonly planted: Planted | "";
  /** Ledger cells as CSV, without partition and offset. */
  readonly row: string;
  /** The line in a file that becomes this record once somebody ships it. */
  readonly placed?: PlacedLine;
}

export interface SourceInput {
  readonly type: LogType<never>;
  readonly log: Log;
  readonly model: SchemaModel;
  readonly seed: number;
  readonly faults: Faults;
  readonly incidents: readonly Incident[];
  readonly schemaId: number;
  readonly timeline: Timeline;
  /** Partitions of the topic as it is; default: as declared. */
  readonly partitions?: number;
  /** The project: where reference files are. Default: the checkout. */
  readonly root?: string;
  /**
   * Events are lines of files: where the next line of the file at `path` stands. Records are then to be made once each,
   * in order; `value` is what a shipper makes of the line.
   */
  readonly place?: (path: string, line: string) => PlacedLine;
}

/** Makes the records of one run; any index in any order. */
export interface Source {
  readonly columns: readonly LedgerColumn[];
  /** Kinds of bad records that this log can have. */
  readonly kinds: readonly Malformed[];
  /** Kinds of events that do not fit to others and that it can have. */
  readonly planted: readonly Planted[];
  record(index: number): Planned;
  /** The same record, and the event as it was encoded, broken rules included. */
  made(index: number): { readonly record: Planned; readonly event: Record<string, unknown> };
  /** A good record that arrives at `time` in a chosen partition, to move the watermark on. */
  closing(index: number, partition: number, time: number): Planned;
  /** The event as an object, before any fault: what `--sample` shows. */
  event(index: number): Record<string, unknown>;
}

/** Cells before the scenario's own. */
export const LEADING: readonly { readonly name: string; readonly type: string }[] = [
  { name: "i", type: "BIGINT" },
  { name: "fate", type: "VARCHAR" },
  { name: "reason", type: "VARCHAR" },
  { name: "detail", type: "VARCHAR" },
  { name: "repeats", type: "BIGINT" },
  { name: "closing", type: "BOOLEAN" },
  { name: "record_time", type: "BIGINT" },
  { name: "event_time", type: "BIGINT" },
  { name: "row_time", type: "BIGINT" },
];
/** Cells after them. */
export const TRAILING: readonly { readonly name: string; readonly type: string }[] = [
  { name: "raw", type: "VARCHAR" },
  { name: "partition", type: "INTEGER" },
  { name: "offset", type: "BIGINT" },
];

/** Behind the scenario's own where it can plant events that do not fit: which kind this one is. */
const PLANTED_COLUMN: LedgerColumn = { name: "planted", type: "VARCHAR", cell: () => "" };

const SLAB = 256 * 1024;
const HOUR = 3_600_000;
/** A repeat follows its event by at most so many events and so much time. */
const REPEAT_EVENTS = 200;
const REPEAT_TIME = 2000;

/** Kinds of bad records that a line in a file can become. */
const LINE_KINDS: readonly Malformed[] = ["event_time_ahead", "rule", "unparsable"];

/** Kinds of bad records that a log can have. */
export function possibleKinds(log: Log, model: SchemaModel): readonly Malformed[] {
  return anatomyOf(log, model, breakersOf(log, model).length > 0).kinds;
}

export function createSource(input: SourceInput): Source {
  return new RecordSource(input);
}

class RecordSource implements Source {
  readonly columns: readonly LedgerColumn[];
  readonly kinds: readonly Malformed[];
  readonly planted: readonly Planted[];
  private readonly input: SourceInput;
  /** Of this log: two logs of one seed share no ids and no faults. */
  private readonly seed: number;
  private readonly type: AnyLogType;
  private readonly scenario: Scenario;
  private readonly anatomy: Anatomy;
  private readonly breakers: readonly Breaker[];
  private readonly partitions: number;
  private readonly plan: (random: Random) => Plan;
  private readonly planRandom = new Random();
  private readonly timeRandom = new Random();
  private readonly faultRandom = new Random();
  private readonly emptyCells: string;
  private readonly forcedUntil: number;
  private readonly repeatSpan: number;
  private readonly plants: boolean;
  private readonly scratch = Buffer.allocUnsafe(4096);
  private out: ByteWriter = createWriter(SLAB);
  private last: Event = {};

  constructor(input: SourceInput) {
    this.input = input;
    this.type = input.type as unknown as AnyLogType;
    this.partitions = input.partitions ?? input.log.partitions;
    const log: Log = { ...input.log, partitions: this.partitions };
    this.seed = (input.seed ^ hashText(log.name)) >>> 0;
    const scenarioInput = {
      ...input,
      seed: this.seed,
      log,
      root: input.root ?? ROOT,
      words: openVocabulary(input.seed),
      rate: input.timeline.rate,
      first: input.timeline.first,
      arrivalOf: (index: number) => input.timeline.at(index),
      planOf: (index: number) => this.planOf(index),
      partitionOf: (key: string) => this.partitionOf(key),
    };
    const kind = scenarioKindOf(log);
    this.scenario = kind.create(scenarioInput);
    const { inFiles } = this.scenario;
    this.breakers = breakersOf(log, input.model).filter(
      ({ property }) => !input.place || inFiles?.breakable.includes(property),
    );
    this.anatomy = anatomyOf(log, input.model, this.breakers.length > 0);
    this.kinds = this.anatomy.kinds.filter((one) => !input.place || LINE_KINDS.includes(one));
    // Says what is wrong with the shares as given; then kinds that this log cannot have are left out.
    faultPlanner(input.faults);
    this.plan = faultPlanner({
      ...input.faults,
      malformed: Object.fromEntries(this.kinds.map((k) => [k, input.faults.malformed[k] ?? 0])),
      planted: Object.fromEntries(kind.planted.map((k) => [k, input.faults.planted?.[k] ?? 0])),
    });
    this.planted = kind.planted;
    this.plants = kind.planted.length > 0;
    this.columns = this.plants ? [...this.scenario.columns, PLANTED_COLUMN] : this.scenario.columns;
    this.emptyCells = this.columns.map(() => ",").join("");
    // Every partition gets its first record before any fault, refund or repeat can change the order of keys.
    this.forcedUntil = input.timeline.first + this.partitions;
    this.repeatSpan = Math.max(1, Math.min(REPEAT_EVENTS, Math.floor((input.timeline.rate * REPEAT_TIME) / 1000)));
  }

  event(index: number): Record<string, unknown> {
    return this.scenario.make(index, this.happened(index));
  }

  made(index: number): { readonly record: Planned; readonly event: Event } {
    const record = this.record(index);
    return { record, event: this.last };
  }

  record(index: number): Planned {
    const { timeline, log } = this.input;
    const arrival = timeline.at(index);
    const plan = index < this.forcedUntil ? "none" : this.planOf(index);
    if (plan === "none") return this.good(index, arrival, this.event(index), undefined);
    const random = this.faultRandom.at(this.seed, index, STREAM.fault);
    if (plan === "duplicate") {
      const original = index - 1 - random.int(this.repeatSpan);
      const again = random.int(5) === 0;
      const possible =
        original >= timeline.first &&
        timeline.at(original) >= arrival - REPEAT_TIME &&
        this.planOf(original) === "none";
      if (!possible) return this.good(index, arrival, this.event(index), undefined);
      const event = this.event(original);
      // Most producers repeat the event as it was; some stamp it anew, which may carry it over a minute border.
      if (again) event[propertyName(log.eventTime)] = new Date(this.happened(index));
      return this.good(index, arrival, event, original);
    }
    if (plan === "late") {
      const event = this.scenario.make(index, arrival - log.lateness - 5000 - random.int(55_001));
      return this.good(index, arrival, event, undefined);
    }
    if (plan === "out_of_order") {
      const event = this.scenario.make(index, arrival - Math.min(log.lateness, 5 + random.int(log.lateness)));
      return this.good(index, arrival, event, undefined);
    }
    if (isPlanted(plan)) {
      const event = this.scenario.plant?.(plan, index, this.happened(index));
      if (event) return this.good(index, arrival, event, undefined, false, plan);
      return this.good(index, arrival, this.event(index), undefined);
    }
    return this.bad(index, arrival, plan, random);
  }

  closing(index: number, partition: number, time: number): Planned {
    const planned = this.good(index, time, this.scenario.make(index, time), undefined, true);
    // In files the application decides; those of indices in a row write into all partitions.
    return planned.placed ? planned : { ...planned, partition };
  }

  /** A good event; whether it is late is judged by its times, whatever was planned. */
  private good(
    index: number,
    arrival: number,
    event: Event,
    repeats: number | undefined,
    closing = false,
    planted: Planted | "" = "",
  ): Planned {
    this.last = event;
    const placed = this.placed(event);
    const time = this.type.eventTime(event);
    const fate: Fate = time < arrival - this.input.log.lateness ? "late" : "ok";
    const [key, partition] = this.keyOf(event);
    const value = this.encode(event);
    const cells = this.cells(event, planted);
    const raw = fate === "late" ? value.toString("hex") : "";
    const row = `${index},${fate},,,${repeats ?? ""},${closing},${arrival},${time},${time},${cells}${raw}`;
    return { index, partition, key, value, timestamp: arrival, fate, reason: "", repeats, planted, row, ...placed };
  }

  private bad(index: number, arrival: number, kind: Malformed, random: Random): Planned {
    const { log } = this.input;
    let event = this.scenario.make(index, kind === "event_time_ahead" ? arrival + HOUR : this.happened(index));
    const [key, partition] = this.keyOf(event);
    let detail = kind === "event_time_ahead" || kind === "event_time_missing" ? log.eventTime.name : "";
    if (kind === "rule") {
      const breaker = random.pick(this.breakers);
      event[breaker.property] = breaker.value;
      const first = this.type.check(event)[0];
      detail = first === undefined ? "" : `${first.field} ${first.rule}`;
    }
    let text: string | undefined;
    if (kind === "unparsable") {
      const broken = this.input.place && this.scenario.inFiles ? this.scenario.inFiles.broken : brokenLine;
      text = broken(this.lineOf(event), random);
      event = unparsedEvent(log, this.input.model, event, text);
      detail = log.unparsed?.name ?? "";
    }
    this.last = event;
    const placed = this.placed(event, text);
    const value = spoil(this.encode(event), kind, this.anatomy, random);
    const readable = kind === "rule" || kind === "event_time_ahead";
    const time = readable ? this.type.eventTime(event) : undefined;
    // What the watermark sees: the event time where it can be read and is not ahead, else the record time.
    const rowTime = time === undefined || time > arrival + log.tolerance ? arrival : time;
    const cells =
      readable || kind === "event_time_missing" || kind === "unparsable" ? this.cells(event) : this.emptyCells;
    const row = `${index},malformed,${kind},${detail},,false,${arrival},${time ?? ""},${rowTime},${cells}${value?.toString("hex") ?? ""}`;
    return {
      index,
      partition,
      key,
      value,
      timestamp: arrival,
      fate: "malformed",
      reason: kind,
      repeats: undefined,
      planted: "",
      row,
      ...placed,
    };
  }

  /** Finds the place of an event's line, and notes in the event where it stands, as a shipper does. */
  private placed(event: Event, text = ""): { readonly placed?: PlacedLine } {
    const { place } = this.input;
    const { inFiles } = this.scenario;
    if (!place || !inFiles) return {};
    const { file, line } = this.input.type.lines ?? {};
    const placed = place(inFiles.path(event), text === "" ? this.lineOf(event) : text);
    if (file !== undefined) event[file] = placed.file;
    if (line !== undefined) event[line.property] = line.type.endsWith("64") ? BigInt(placed.line) : placed.line;
    return { placed };
  }

  private lineOf(event: Event): string {
    return this.scenario.line?.(event) ?? eventJson(event);
  }

  private planOf(index: number): Plan {
    return this.plan(this.planRandom.at(this.seed, index, STREAM.plan));
  }

  /** When an ordinary event happened: a little before it arrives. */
  private happened(index: number): number {
    const { timeline, log } = this.input;
    if (this.scenario.steady) return timeline.at(index) - 5;
    const most = longestDelay(log.lateness);
    const share = this.timeRandom.at(this.seed, index, STREAM.time).float() ** 3;
    return timeline.at(index) - Math.min(most, 5 + Math.floor(share * most));
  }

  private cells(event: Event, planted: Planted | "" = ""): string {
    let out = "";
    for (const column of this.scenario.columns) out += `${column.cell(event as never)},`;
    return this.plants ? `${out}${planted},` : out;
  }

  private encode(event: Event): Buffer {
    // A slab is left to its records when it is nearly full: nothing is copied.
    if (this.out.pos > SLAB - 16_384) this.out = createWriter(SLAB);
    const start = this.out.pos;
    writeFrameHeader(this.out, this.input.schemaId, this.type.index);
    this.type.encode(event, this.out);
    return this.out.buf.subarray(start, this.out.pos);
  }

  private keyOf(event: Event): [key: Buffer, partition: number] {
    const text = this.type.key(event);
    this.out.reserve(text.length * 3);
    const start = this.out.pos;
    this.out.pos += this.out.buf.write(text, start);
    const key = this.out.buf.subarray(start, this.out.pos);
    return [key, partitionOf(key, this.partitions)];
  }

  private partitionOf(key: string): number {
    if (key.length * 3 > this.scratch.length) return partitionOf(Buffer.from(key), this.partitions);
    return partitionOf(this.scratch, this.partitions, 0, this.scratch.write(key));
  }
}

type Event = Record<string, unknown>;
type AnyLogType = LogType<Event>;
