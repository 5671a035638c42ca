import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Files of `npm run test:ksqldb` end in `.server.ts`, so that no other suite takes them. */
const config: ViteUserConfig = defineConfig({
  test: {
    name: "ksqldb",
    include: ["test/ksqldb/*.server.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

export default config;
