import { beforeAll, expect, test } from "vitest";
import { paint, readConfig, renderError } from "#core";
import { checkedCases, openFlink, renderCase, type TestSqlResult, testSql } from "#deploy";
import { openKafka, openRegistry } from "#kafka";

/** Every file of sql/cases/ on real engines: rows in, rows out. */
const config = readConfig();
const { cases } = await checkedCases(config.root);
let result: TestSqlResult;

beforeAll(async () => {
  result = await testSql(config);
});

test.each(cases.map((each) => ({ name: `${each.model.name} / ${each.name}`, purpose: each.purpose, file: each.file })))(
  "$name: $purpose",
  ({ file }) => {
    const found = result.results.find((each) => each.case.file === file);
    const text = found && (found.passed ? "passed" : renderCase(found, paint(false), (error) => renderError(error)));
    expect(text).toBe("passed");
  },
);

test("running cases leaves no topic, no subject and no job", async () => {
  const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test" });
  try {
    const named = (name: string): boolean => name.startsWith("case_");
    expect((await kafka.admin().topicNames()).filter(named)).toEqual([]);
    expect((await openRegistry(config.registryUrl).subjects()).filter(named)).toEqual([]);
    const jobs = (await openFlink(config.flinkUrl).jobs()).filter((job) => named(job.name));
    expect(jobs.filter((job) => !/^(FINISHED|CANCELED|FAILED)$/.test(job.state))).toEqual([]);
    expect(jobs.length).toBeGreaterThanOrEqual(cases.length);
  } finally {
    await kafka.close();
  }
});
