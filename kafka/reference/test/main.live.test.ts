import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT, readConfig } from "#core";
import { openRegistry } from "#kafka";
import { runNode } from "../../../test/project-copy.ts";
import { liveKafka } from "../../test/live.ts";

const kafka = liveKafka();
const registry = openRegistry(readConfig().registryUrl);
const root = mkdtempSync(join(tmpdir(), "sluice-reference-"));
cpSync(join(ROOT, "references"), join(root, "references"), { recursive: true });
const file = join(root, "references/campaigns.csv");
const committed = readFileSync(file, "utf8");

const clean = async (): Promise<void> => {
  await kafka.admin().deleteTopics(["campaigns"]);
  await registry.deleteSubject("campaigns-value", { permanent: true });
};
afterAll(async () => {
  await clean();
  await kafka.close();
  rmSync(root, { recursive: true, force: true });
});

/** Exit code and what the command printed, without the time that it took. */
async function reference(...args: readonly string[]): Promise<readonly [number | null, string, string]> {
  const { code, out, err } = await runNode(ROOT, "kafka/reference/main.ts", args, { SLUICE_ROOT: root });
  return [code, out.replaceAll(/ {3}[\d.]+ m?s\n/g, "\n"), err];
}

test("lists, checks and publishes the declared references", async () => {
  await clean();
  expect(await reference("list")).toEqual([
    0,
    "campaigns  references/campaigns.csv  topic campaigns  4 partitions  campaign_id, campaign_name, network_id, advertiser, cpm_minor\n1 reference declared\n",
    "",
  ]);
  expect(await reference("check")).toEqual([
    0,
    "references/campaigns.csv: 60 rows\n1 reference checked, in order\n",
    "",
  ]);
  const [planned, plan] = await reference("publish", "--dry-run");
  expect(planned).toBe(2);
  expect(plan).toContain('  + cmp-0002  campaign_name "Summer Sale", network_id "net-02"');
  expect(plan).toContain("campaigns: would be 60 added, 0 changed, 0 removed, 0 unchanged\n");
  expect(await reference("publish", "campaigns")).toEqual([
    0,
    "campaigns: 60 added, 0 changed, 0 removed, 0 unchanged\n",
    "",
  ]);
  expect(await reference("publish")).toEqual([0, "campaigns: nothing to publish, 60 unchanged\n", ""]);
  expect((await reference("publish", "--dry-run"))[0]).toBe(0);

  writeFileSync(file, committed.replace("Summer Sale", "Summer Sale 2").replace(/cmp-0060.*\n/, ""));
  expect(await reference("publish", "--dry-run")).toEqual([
    2,
    '  ~ cmp-0002  campaign_name "Summer Sale" -> "Summer Sale 2"\n  - cmp-0060\ncampaigns: would be 0 added, 1 changed, 1 removed, 58 unchanged\n',
    "",
  ]);
  const [code, json] = await reference("publish", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(json)).toEqual([
    {
      reference: "campaigns",
      added: 0,
      changed: 1,
      removed: 1,
      unchanged: 58,
      at: expect.stringMatching(/Z$/),
      changes: [
        { kind: "changed", key: "cmp-0002" },
        { kind: "removed", key: "cmp-0060" },
      ],
    },
  ]);
});

test("a wrong line fails the command with its place and publishes nothing", async () => {
  writeFileSync(file, committed.replace(/^(cmp-0003.*,)\d+$/m, "$1cheap"));
  for (const verb of ["check", "publish"]) {
    const [code, out, err] = await reference(verb);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(
      'references/campaigns.csv:4:51  SLUICE_REFERENCE  cpm_minor is no int64: "cheap"\n 4 | cmp-0003',
    );
  }
  const [code, out] = await reference("check", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    error: { code: "SLUICE_REFERENCE" },
    problems: [{ location: { file: "references/campaigns.csv", line: 4, column: 51, length: 5 } }],
  });
  writeFileSync(file, committed);
});

test("a name that is not declared, and a verb that is none, are told", async () => {
  expect((await reference("check", "campaign"))[2]).toContain(
    'there is no reference "campaign"\n hint     did you mean',
  );
  expect((await reference("pubish"))[2]).toContain("SLUICE_ARGUMENT  unknown: pubish");
});
