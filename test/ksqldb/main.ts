import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT, runCommand, SluiceError } from "#core";

const NEEDED = ["SLUICE_KSQLDB_URL", "SLUICE_KAFKA", "SLUICE_REGISTRY_URL"] as const;

/** `npm run test:ksqldb`: what only a real, empty ksqlDB server can prove. Never part of `npm test`. */
await runCommand(async (args) => {
  const missing = NEEDED.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new SluiceError("SLUICE_CONFIG", `test:ksqldb needs ${missing.join(", ")}`, {
      hint: "the addresses of an empty ksqlDB server, of its Kafka and of its Schema Registry",
    });
  }
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const config = join(ROOT, "test", "ksqldb", "vitest.config.ts");
  const child = spawn(process.execPath, [vitest, "run", "--config", config, ...args], { cwd: ROOT, stdio: "inherit" });
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
});
