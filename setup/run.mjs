// Runs a TypeScript file or a tool on a Node that can: this one when it is 24 or newer, else the one in node_modules.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const args = process.argv.slice(2).filter((a) => a !== "--java");
const bundled = `${root}node_modules/node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}/bin/node`;
const node = Number(process.versions.node.split(".")[0]) >= 24 || !existsSync(bundled) ? process.execPath : bundled;
const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], { stdio: "inherit", cwd: root });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
