import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#core";
import { startStack } from "#stack";

const NAMES = ["SLUICE_KAFKA", "SLUICE_REGISTRY_URL", "SLUICE_FLINK_URL", "SLUICE_GATEWAY_URL"] as const;

/** Runs `work` on the given addresses when all four are set, else on a stack of its own, which goes afterwards. */
export async function withStack<T>(work: (ownStack: boolean) => Promise<T>): Promise<T> {
  if (NAMES.every((name) => process.env[name])) return work(false);
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const dataDir = mkdtempSync(join(ROOT, ".sluice", "proof-"));
  const stack = await startStack({ dataDir, ports: "free" });
  const { kafka, registryUrl, flinkUrl, gatewayUrl } = stack.addresses;
  for (const [i, address] of [kafka, registryUrl, flinkUrl, gatewayUrl].entries())
    process.env[NAMES[i] as string] = address;
  try {
    return await work(true);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
