import { readCampaignIds } from "./campaigns.ts";
import { textCell } from "./csv-cell.ts";
import { Random, runningTotals, STREAM } from "./random.ts";
import { fitting, KEY_TRIES, type Scenario, type ScenarioInput, type ScenarioKind } from "./scenario.ts";

/** The fields that this scenario sets. */
interface ViewEvent {
  viewId: string;
  campaignId: string;
  userId: string;
  placement: string;
  durationMs: number;
  viewedAt: Date;
}

const FIELDS: readonly (keyof ViewEvent)[] = ["viewId", "campaignId", "userId", "placement", "durationMs", "viewedAt"];

const USERS = 60_000;
const LONGEST_MS = 3_599_999;

const PLACEMENTS: readonly { readonly name: string; readonly share: number; readonly medianMs: number }[] = [
  { name: "top-banner", share: 0.34, medianMs: 1800 },
  { name: "sidebar", share: 0.24, medianMs: 2600 },
  { name: "in-article", share: 0.22, medianMs: 5200 },
  { name: "video-preroll", share: 0.12, medianMs: 14_000 },
  { name: "footer", share: 0.08, medianMs: 900 },
];
const PLACED = runningTotals(PLACEMENTS.map((p) => p.share));

/** Some campaigns of a partition, with weights as running totals. */
interface Lane {
  readonly campaigns: readonly string[];
  readonly totals: readonly number[];
}

/** Views of the campaigns in the reference file: a few are seen by many, some people come back often. */
function viewLogScenario(input: ScenarioInput): Scenario {
  const { seed, partitionOf, log } = input;
  const campaigns = readCampaignIds(input.model, input.root);
  const known = new Set(campaigns);
  const lanes = lanesOf(input, campaigns);
  const finish = fitting<ViewEvent>(input, FIELDS);
  const random = new Random();
  const ids = new Random();

  const view = (index: number, time: number, campaign: string | undefined): Record<string, unknown> => {
    random.at(seed, index, STREAM.event);
    const lane = lanes[index % log.partitions] as Lane;
    const usual = lane.campaigns[random.weighted(lane.totals)] as string;
    const placement = PLACEMENTS[random.weighted(PLACED)] as (typeof PLACEMENTS)[number];
    // The cube favours the first: some users come back often, most seldom.
    const user = Math.floor(random.float() ** 3 * USERS);
    const event: ViewEvent = {
      viewId: ids.at(seed, index, STREAM.id).uuid(),
      campaignId: campaign ?? usual,
      userId: `usr-${user.toString(36).padStart(4, "0")}`,
      placement: placement.name,
      durationMs: Math.min(LONGEST_MS, Math.round(placement.medianMs * Math.exp(0.9 * random.normal()))),
      viewedAt: new Date(time),
    };
    return finish(event, random, time);
  };

  return {
    columns: COLUMNS,
    make: (index, time) => view(index, time, undefined),
    plant(_, index, time) {
      ids.at(seed, index, STREAM.plant);
      let unknown: string | undefined;
      for (let tries = 0; tries < KEY_TRIES; tries++) {
        const id = `cmp-${String(ids.int(10_000)).padStart(4, "0")}`;
        if (known.has(id)) continue;
        unknown = id;
        if (partitionOf(id) === index % log.partitions) break;
      }
      return unknown === undefined ? undefined : view(index, time, unknown);
    },
  };
}

/** The campaigns of each partition; a partition that holds none sends its events to any. */
function lanesOf({ seed, log, partitionOf }: ScenarioInput, campaigns: readonly string[]): readonly Lane[] {
  const random = new Random().at(seed, 0, STREAM.standing);
  // Which campaign is popular has nothing to do with its place in the file.
  const weights = new Map(campaigns.map((id) => [id, 1 / (1 + random.int(campaigns.length)) ** 0.9]));
  return Array.from({ length: log.partitions }, (_, partition) => {
    const own = campaigns.filter((id) => partitionOf(id) === partition);
    const list = own.length > 0 ? own : campaigns;
    return { campaigns: list, totals: runningTotals(list.map((id) => weights.get(id) as number)) };
  });
}

const COLUMNS: Scenario["columns"] = [
  { name: "view_id", type: "VARCHAR", cell: (e: ViewEvent) => e.viewId },
  { name: "campaign_id", type: "VARCHAR", cell: (e: ViewEvent) => textCell(e.campaignId) },
  { name: "user_id", type: "VARCHAR", cell: (e: ViewEvent) => textCell(e.userId) },
  { name: "placement", type: "VARCHAR", cell: (e: ViewEvent) => textCell(e.placement) },
  { name: "duration_ms", type: "INTEGER", cell: (e: ViewEvent) => String(e.durationMs) },
];

export const viewLogKind: ScenarioKind = {
  needs: FIELDS,
  planted: ["unknown_campaigns"],
  effects: {},
  usual: [],
  create: viewLogScenario,
};
