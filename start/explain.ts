import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCommand, SluiceError } from "#core";

const folder = join(ROOT, "docs", "errors");

/** `npm run explain CODE`: prints the page of an error code, or all codes with their first line. */
await runCommand(async ([code]) => {
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -3))
    .sort();
  if (code === undefined) {
    for (const page of pages) {
      const summary = readFileSync(join(folder, `${page}.md`), "utf8")
        .split("\n")
        .find((l) => l && !l.startsWith("#"));
      process.stdout.write(`${page.padEnd(32)}  ${summary ?? ""}\n`);
    }
    return 0;
  }
  const name = code.toUpperCase();
  if (!pages.includes(name)) {
    throw new SluiceError("SLUICE_ARGUMENT", `there is no error code ${code}`, {
      hint: "`npm run explain` without a code lists all of them",
    });
  }
  process.stdout.write(readFileSync(join(folder, `${name}.md`), "utf8"));
  return 0;
});
