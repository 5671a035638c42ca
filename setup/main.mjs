// Installs what is missing and says so; prints nothing when all is there. `--java`: Java, Maven and the engines too.
import { ensureSetup } from "./ensure.mjs";
import { renderFailure } from "./failure.mjs";

try {
  await ensureSetup({ java: process.argv.includes("--java") });
} catch (error) {
  process.stderr.write(`${renderFailure(error)}\n`);
  process.exitCode = 1;
}
