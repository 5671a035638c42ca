import { compactOutput, type FilesConfig } from "../index.ts";
import { filesType } from "./support.ts";

/** Compacts an output and kills itself when so many steps are done: `kill -9` at a chosen moment. */
const [config, format, step] = process.argv.slice(2);
const type = filesType(format as "json", ["dt string", "id int64", "text string?"], { partitionBy: ["dt"] });
let done = 0;
await compactOutput(JSON.parse(config ?? "") as FilesConfig, type, {
  complete: true,
  onStep: () => {
    if (++done === Number(step)) process.kill(process.pid, "SIGKILL");
  },
});
