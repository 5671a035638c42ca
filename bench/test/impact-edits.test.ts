import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";
import { IMPACT_CLASSES } from "../impact/edit.ts";
import { IMPACT_EDITS } from "../impact/edits.ts";
import { labFiles } from "../impact/lab-models.ts";

test("every edit finds what it replaces, and changes it", () => {
  const lab = labFiles();
  const lost = IMPACT_EDITS.flatMap(({ of, form, name, changes }) => {
    const texts = new Map<string, string>();
    return changes.flatMap(([file, from, to]) => {
      const own = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : undefined;
      const text = texts.get(file) ?? lab.get(file) ?? own ?? "";
      texts.set(file, text.replace(from, to));
      const isThere = from === "" ? text === "" : text.includes(from);
      return isThere && texts.get(file) !== text ? [] : [`${of}, ${name} (${form}): ${from}`];
    });
  });
  expect(lost).toEqual([]);
});

test("no two edits of one form have one name, and every class has some", () => {
  const names = IMPACT_EDITS.map(({ of, form, name }) => `${of}, ${name} (${form})`);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(IMPACT_CLASSES.filter((each) => !IMPACT_EDITS.some(({ of }) => of === each))).toEqual([]);
});
