import { defineConfig, type ViteUserConfig } from "vitest/config";

const exclude = ["**/node_modules/**", ".sluice/**", "data/**"];

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
          name: "live",
          include: ["**/test/**/*.live.test.ts"],
          exclude,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          globalSetup: ["./test/stack-setup.ts"],
        },
      },
    ],
  },
});

export default config;
