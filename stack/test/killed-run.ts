import { startStack } from "../index.ts";

// A run that is killed while its stack is up: says so on stdout and never ends by itself.
const stack = await startStack({ dataDir: process.argv[2] as string, ports: "free", services: ["kafka", "registry"] });
process.stdout.write(`${JSON.stringify(await stack.processes())}\n`);
setInterval(() => undefined, 60_000);
