import { defineConfig, type ViteUserConfig } from "vitest/config";

const exclude = ["**/node_modules/**", ".sluice/**", "data/**"];

/** Live tests that start, kill or do without engines of their own: they can run beside those on the shared stack. */
const ownEngines = [
  "files/test/compact-s3.live.test.ts",
  "files/test/s3-store.live.test.ts",
  "generator/test/outage.live.test.ts",
  "kafka/test/broker-killed.live.test.ts",
  "test/interop/secured-kafka.live.test.ts",
  "stack/test/stack.live.test.ts",
  "start/test/start.live.test.ts",
  "tail/test/kills.live.test.ts",
  "test/fuzz/fuzz.live.test.ts",
  "test/app-log-s3.live.test.ts",
  "test/file-faults.live.test.ts",
  "test/files-kill.live.test.ts",
  "test/recovery.live.test.ts",
];
/** What only `npm run test:<name>` runs. */
const onlyFull = process.env["FULL"] === "1" ? [] : ["start/test/evolution.live.test.ts"];
const live = { testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false };

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/test/**/*.test.ts"],
          exclude: [...exclude, "**/*.live.test.ts"],
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...live,
          name: "live",
          include: ["**/test/**/*.live.test.ts"],
          exclude: [...exclude, ...ownEngines, ...onlyFull],
          globalSetup: ["./test/stack-setup.ts"],
        },
      },
      { test: { ...live, name: "engines", include: ownEngines, exclude } },
    ],
  },
});

export default config;
