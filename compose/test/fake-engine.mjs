// Stands for `docker`: answers as recorded in the folder FAKE_ENGINE, and writes down what it was asked and under which variables.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env["FAKE_ENGINE"] ?? "";
const words = process.argv.slice(2).filter((word, i, all) => word !== "--file" && all[i - 1] !== "--file");
const { KAFKA_PORT, CP_VERSION, STATE_DIR } = process.env;
appendFileSync(join(folder, "asked"), `${words.join(" ")}\t${JSON.stringify({ KAFKA_PORT, CP_VERSION, STATE_DIR })}\n`);
// The longest beginning of the words that has an answer: "compose-ps", "compose-up---detach".
const name = words
  .map((_, i) => words.slice(0, words.length - i).join("-"))
  .find((text) => existsSync(join(folder, text)));
const { code = 0, out = "", err = "" } = name === undefined ? {} : JSON.parse(readFileSync(join(folder, name), "utf8"));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
