import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemsError, renderError } from "#core";
import { MALFORMED } from "../faults.ts";
import { parseScenario, type ScenarioPlan } from "../scenario-file.ts";
import { type Declared, declared } from "./fixture.ts";

let d: Declared;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());

const parse = (log: string, text: string): { plan: ScenarioPlan; told: string } => {
  const { plan, problems } = parseScenario(text, "busy.yaml", d.log(log), MALFORMED);
  const told = problems.length === 0 ? "" : renderError(problemsError(problems, "not usable"), false, () => text);
  return { plan, told };
};

describe("a scenario file", () => {
  test("says rate, faults and incidents, typed", () => {
    const { plan, told } = parse(
      "payment",
      `
pipeline: payment
seed: 11
phases:
  - { shape: poisson, rate: 800, for: 2m }
  - { shape: ramp, from: 800, to: 2000, for: 90s }
  - { shape: step, rates: [100, 400], every: 30s }
  - { shape: burst, rate: 100, peak: 5000, every: 1m, length: 2s, for: 3m }
  - { shape: silence, for: 20s }
  - { shape: diurnal, rate: 1000, swing: 0.6 }
faults:
  late: 0.05
  out_of_order: 0.1
  malformed: { rule: 0.01 }
  orphan_refunds: 0.002
incidents:
  - { effect: failures, target: CARD, from: 1m, to: 3m, share: 0.5 }
  - { effect: card_testing, from: 0s, to: 2m }
`,
    );
    expect(told).toBe("");
    expect(plan.seed).toBe(11);
    expect(plan.phases?.map((p) => [p.shape, p.for])).toEqual([
      ["poisson", 120_000],
      ["ramp", 90_000],
      ["step", 60_000],
      ["burst", 180_000],
      ["silence", 20_000],
      ["diurnal", undefined],
    ]);
    expect(plan.faults).toMatchObject({ late: 0.05, outOfOrder: 0.1, planted: { orphan_refunds: 0.002 } });
    expect(plan.faults?.malformed).toMatchObject({ rule: 0.01, tombstone: 0 });
    expect(plan.incidents).toEqual([
      { effect: "failures", target: "CARD", from: 60_000, to: 180_000, strength: 0.5 },
      { effect: "card_testing", target: "CARD", from: 0, to: 120_000, strength: 0.02 },
    ]);
  });

  test("has every wrong key and value told in one run, with place and what was meant", () => {
    const { told } = parse(
      "http_access",
      `pipelin: http_access
seed: -1
rate: 100
phases:
  - shape: constnat
  - shape: ramp
    from: 1
    too: 9
  - { shape: diurnal, rate: 0, swing: 2 }
  - { shape: burst, rate: 1, peak: 5, every: 1s, length: 2s }
faults:
  layte: 0.1
  duplicate: lots
  orphan_refunds: 0.1
incidents:
  - effect: eror
  - { effect: slow, target: serch, from: 2m, to: 1m, share: 0.2 }
  - effect: errors
    from: 1
`,
    );
    expect(told).toMatchInlineSnapshot(`
      "busy.yaml:1:1  SLUICE_SCENARIO  a scenario has no key "pipelin"
       1 | pipelin: http_access
         | ^^^^^^^
       hint     did you mean "pipeline"?
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:2:7  SLUICE_SCENARIO  "seed" of a scenario must be a whole number from 0 to 4294967295, not -1
       2 | seed: -1
         |       ^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:3:7  SLUICE_SCENARIO  a scenario has either "rate" or "phases", not both
       3 | rate: 100
         |       ^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:5:12  SLUICE_SCENARIO  "shape" of a phase cannot be "constnat"
       5 |   - shape: constnat
         |            ^^^^^^^^
       hint     did you mean "constant"?
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:6:5  SLUICE_SCENARIO  a phase of shape ramp lacks "for"
       6 |   - shape: ramp
         |     ^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:6:5  SLUICE_SCENARIO  a phase of shape ramp lacks "to"
       6 |   - shape: ramp
         |     ^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:8:5  SLUICE_SCENARIO  a phase of shape ramp has no key "too"
       8 |     too: 9
         |     ^^^
       hint     did you mean "to"?
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:9:5  SLUICE_SCENARIO  a phase of shape diurnal lacks "for": only the last phase may go on for ever
       9 |   - { shape: diurnal, rate: 0, swing: 2 }
         |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:9:29  SLUICE_SCENARIO  "rate" of a phase of shape diurnal must be a number above 0 up to 10000000, not 0
       9 |   - { shape: diurnal, rate: 0, swing: 2 }
         |                             ^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:9:39  SLUICE_SCENARIO  "swing" of a phase of shape diurnal must be a number from 0 to 0.99, not 2
       9 |   - { shape: diurnal, rate: 0, swing: 2 }
         |                                       ^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:10:58  SLUICE_SCENARIO  "length" of a burst must be shorter than "every"
       10 |   - { shape: burst, rate: 1, peak: 5, every: 1s, length: 2s }
          |                                                          ^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:12:3  SLUICE_SCENARIO  faults of http_access has no key "layte"
       12 |   layte: 0.1
          |   ^^^^^
       hint     did you mean "late"?
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:13:14  SLUICE_SCENARIO  "duplicate" of faults of http_access must be a number from 0 to 0.9, not "lots"
       13 |   duplicate: lots
          |              ^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:14:3  SLUICE_SCENARIO  faults of http_access has no key "orphan_refunds"
       14 |   orphan_refunds: 0.1
          |   ^^^^^^^^^^^^^^
       hint     known: late, out_of_order, duplicate, malformed
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:16:5  SLUICE_SCENARIO  an incident of http_access lacks "from"
       16 |   - effect: eror
          |     ^^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:16:5  SLUICE_SCENARIO  an incident of http_access lacks "to"
       16 |   - effect: eror
          |     ^^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:16:13  SLUICE_SCENARIO  "effect" of an incident of http_access cannot be "eror"
       16 |   - effect: eror
          |             ^^^^
       hint     known: errors, slow, spike
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:17:29  SLUICE_SCENARIO  "target" of an incident of http_access cannot be "serch"
       17 |   - { effect: slow, target: serch, from: 2m, to: 1m, share: 0.2 }
          |                             ^^^^^
       hint     did you mean "search"?
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:17:50  SLUICE_SCENARIO  "to" of an incident of http_access must be after "from"
       17 |   - { effect: slow, target: serch, from: 2m, to: 1m, share: 0.2 }
          |                                                  ^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:17:61  SLUICE_SCENARIO  the effect "slow" has no "share"
       17 |   - { effect: slow, target: serch, from: 2m, to: 1m, share: 0.2 }
          |                                                             ^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:18:5  SLUICE_SCENARIO  an incident of http_access lacks "target"
       18 |   - effect: errors
          |     ^^^^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:18:5  SLUICE_SCENARIO  an incident of http_access lacks "to"
       18 |   - effect: errors
          |     ^^^^^^^^^^^^^^
       more     npm run explain SLUICE_SCENARIO

      busy.yaml:19:11  SLUICE_SCENARIO  "from" of an incident of http_access must be a duration such as 90s or 10m, not 1
       19 |     from: 1
          |           ^
       more     npm run explain SLUICE_SCENARIO

      not usable"
    `);
  });

  test.each([
    ["", "a scenario must be a map"],
    ["- a\n- b\n", "a scenario must be a map of keys and values, not a list"],
    ["rate: [1", "Flow sequence in block collection must be"],
    ["rate: 1\nrate: 2\n", "Map keys must be unique"],
    ["phases: []\n", "at least one phase"],
    ["phases:\n  - { shape: silence, for: 1m }\n", "make no event at all"],
    ["faults: { late: 0.6, duplicate: 0.6 }\n", "add up to 1.20"],
    ["pipeline: view_log\n", '"pipeline" of a scenario cannot be "view_log"'],
  ])("that reads %j is refused", (text, message) => {
    expect(parse("payment", text).told).toContain(message);
  });

  test("may plant what its log can have, and only that", () => {
    expect(parse("view_log", "faults: { unknown_campaigns: 0.01 }\n").told).toBe("");
    expect(parse("view_log", "faults: { over_refunds: 0.01 }\n").told).toContain('has no key "over_refunds"');
    expect(parse("page_hit", "incidents:\n  - { effect: errors, from: 0s, to: 1m }\n").told).toContain("known: none");
  });
});
