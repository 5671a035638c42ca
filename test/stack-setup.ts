import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#core";
import { startStack } from "#stack";

const NAMES = ["SLUICE_KAFKA", "SLUICE_REGISTRY_URL", "SLUICE_FLINK_URL", "SLUICE_GATEWAY_URL"] as const;

/**
 * Live tests run on given addresses when all four are set; else on a stack of their own on free ports, started once
 * for all files and removed afterwards with its data.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (NAMES.every((name) => process.env[name])) return undefined;
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const dataDir = mkdtempSync(join(ROOT, ".sluice", "test-"));
  const stack = await startStack({ dataDir, ports: "free" });
  process.env["SLUICE_KAFKA"] = stack.addresses.kafka;
  process.env["SLUICE_REGISTRY_URL"] = stack.addresses.registryUrl;
  process.env["SLUICE_FLINK_URL"] = stack.addresses.flinkUrl;
  process.env["SLUICE_GATEWAY_URL"] = stack.addresses.gatewayUrl;
  process.env["SLUICE_DATA_DIR"] = dataDir;
  return async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
