import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "#core";
import { composeAddresses } from "../project.ts";

const file = join(ROOT, "environments.yaml");

test("environment compose has the addresses of the containers", () => {
  const { compose } = parse(readFileSync(file, "utf8")) as { compose: Record<string, unknown> };
  const { kafka, registry, flink, gateway, ksqldb, engine } = composeAddresses();
  expect(compose["addresses"]).toEqual({ kafka, registry, flink, gateway, ksqldb });
  // Not `files`: that folder has one path, here and in the containers.
  expect(compose["engine"]).toEqual(engine);
});
