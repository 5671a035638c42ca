import { runCommand, SluiceError } from "#core";

/** `npm run bench -- <name>`: each prints the figures of the README, measured on this machine. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  codec: async (args) => (await import("./codec.ts")).benchCodec(args),
  format: async (args) => (await import("./format.ts")).benchFormat(args),
  generate: async (args) => (await import("./generate.ts")).benchGenerate(args),
  impact: async (args) => (await import("./impact.ts")).benchImpact(args),
  produce: async (args) => (await import("./produce.ts")).benchProduce(args),
  start: async (args) => (await import("./start.ts")).benchStart(args),
  tail: async (args) => (await import("./tail.ts")).benchTail(args),
};

await runCommand(async ([name, ...args]) => {
  const bench = name === undefined ? undefined : benches[name];
  if (!bench) {
    throw new SluiceError(
      "SLUICE_ARGUMENT",
      name === undefined ? "which benchmark?" : `there is no benchmark ${name}`,
      {
        hint: `npm run bench -- ${Object.keys(benches).join(" | ")}`,
      },
    );
  }
  return bench(args);
});
