import { expect, test } from "vitest";
import { Campaigns } from "#generated";
import { keyText, type NewestRow } from "../newest-rows.ts";
import { planRows } from "../plan-rows.ts";
import { renderChanges } from "../render-changes.ts";
import { EVERYTHING } from "./everything.ts";

const NOW = new Date("2026-05-01T10:00:00Z");
const EARLIER = new Date("2026-04-01T10:00:00Z");
const row = (n: number, name = "a"): Campaigns => ({
  campaignId: `cmp-000${n}`,
  campaignName: name,
  networkId: "net-01",
  advertiser: "A",
  cpmMinor: 9_007_199_254_740_993n,
});
const stored = (value: Campaigns | undefined, key: string = value!.campaignId): [string, NewestRow<Campaigns>] => [
  keyText(Buffer.from(key)),
  { key: Buffer.from(key), value, removed: false },
];
const tombstone = (key: string): [string, NewestRow<Campaigns>] => [
  key,
  { key: Buffer.from(key), value: undefined, removed: true },
];

test("a key that was never there holds from the epoch, one that comes back or is changed from now", () => {
  const newest = new Map([
    stored({ ...row(1), validFrom: EARLIER }),
    tombstone("cmp-0002"),
    stored({ ...row(3), validFrom: EARLIER }),
    stored(undefined, "cmp-0004"),
    stored({ ...row(6), validFrom: EARLIER }),
    stored({ ...row(5), validFrom: EARLIER }),
    tombstone("cmp-0007"),
  ]);
  const { changes, unchanged } = planRows(Campaigns, [row(8), row(4), row(3, "b"), row(2), row(1)], newest, NOW);
  expect(unchanged).toBe(1);
  expect(changes.map(({ kind, key, after }) => [kind, key, after?.validFrom])).toEqual([
    ["added", "cmp-0008", new Date(0)],
    ["changed", "cmp-0004", NOW],
    ["changed", "cmp-0003", NOW],
    ["added", "cmp-0002", NOW],
    ["removed", "cmp-0005", undefined],
    ["removed", "cmp-0006", undefined],
  ]);
});

test("a whole number beyond 2^53 that differs in its last digit is a change", () => {
  const newest = new Map([stored({ ...row(1), validFrom: EARLIER })]);
  const { changes } = planRows(Campaigns, [{ ...row(1), cpmMinor: 9_007_199_254_740_992n }], newest, NOW);
  expect(renderChanges(Campaigns, changes)).toBe("  ~ cmp-0001  cpm_minor 9007199254740993 -> 9007199254740992\n");
});

test("each change is one line; sensitive values are not shown", () => {
  const newest = new Map([stored({ ...row(1), validFrom: EARLIER }), stored({ ...row(2), validFrom: EARLIER })]);
  const { changes } = planRows(Campaigns, [{ ...row(1), campaignName: 'b "c"', advertiser: "B" }, row(3)], newest, NOW);
  expect(renderChanges(Campaigns, changes)).toBe(
    [
      '  ~ cmp-0001  campaign_name "a" -> "b \\"c\\"", advertiser "A" -> "B"',
      '  + cmp-0003  campaign_name "a", network_id "net-01", advertiser "A", cpm_minor 9007199254740993',
      "  - cmp-0002",
      "",
    ].join("\n"),
  );
  const before = { theKey: "k", aString: "x", aTime: EARLIER };
  const after = { theKey: "k", aString: "y", aTime: NOW };
  const keyBytes = Buffer.from("k");
  expect(renderChanges(EVERYTHING, [{ kind: "changed", key: "k", keyBytes, before, after }])).toBe(
    "  ~ k  a_string *** -> ***, a_time 2026-04-01T10:00:00.000Z -> 2026-05-01T10:00:00.000Z\n",
  );
});
