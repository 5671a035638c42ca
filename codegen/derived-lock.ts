import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem, SourceLocation } from "#core";
import { DERIVED_PACKAGE, derivedFile } from "./derived.ts";
import { LAST_NUMBER, type LockMessage, type ScanPlace, scanLock } from "./lock-scan.ts";
import { pascalCase } from "./names.ts";
import { gapsOf, rangesText } from "./reserved.ts";
import type { SqlModel } from "./sql-model.ts";

const CODE = "SLUICE_DERIVED_LOCK";

/** The files that are the lock of an output, from the project root. */
const DERIVED = /^schemas\/derived\/(.+)\.proto$/;

/** True for the schema of an output, which holds its field numbers. */
export function isLock(file: string): boolean {
  return DERIVED.test(file);
}

/**
 * How a broken lock becomes whole. Numbers that were written with must win over numbers that were only planned, so the
 * file is taken from the branch that is deployed.
 */
export function lockHint(file: string): string {
  return (
    `take the file of the branch that is deployed: \`git checkout main -- ${file}\` (main~1 when the merge is ` +
    "committed there), then `npm run codegen`: columns of the other branch get new numbers"
  );
}

/**
 * The lock of an output that was there and is gone: its module is still there. Without the file numbers would start at
 * 1 again, which is what one gets who deletes a file to be rid of a conflict in it.
 */
export function lostLock(root: string, model: Pick<SqlModel, "name" | "file" | "headerLines">): Problem | undefined {
  const folder = join(root, "schemas", "derived");
  const file = derivedFile(model.name);
  const module = `kafka/generated/derived/${model.name}.ts`;
  // Something else in the place of the folder is told by whoever writes into it.
  if (existsSync(folder) && !statSync(folder).isDirectory()) return undefined;
  if (existsSync(join(root, file)) || !existsSync(join(root, module))) return undefined;
  return {
    code: CODE,
    message: `${file} is gone: it held the field numbers of ${model.name}`,
    hint: `\`git checkout main -- ${file}\` brings it back; if the output was never deployed, delete ${module} too`,
    location: { file: model.file, line: model.headerLines + 1, column: 1 },
  };
}

/**
 * What makes a derived schema useless as a lock: conflicts of a merge, a number or a name twice or reserved, a number
 * that was taken out, another file's message. A number that was once written with must never come to mean something
 * else, so nothing is derived from such a file.
 */
export function lockProblems(file: string, text: string): readonly Problem[] {
  const output = DERIVED.exec(file)?.[1];
  if (output === undefined) return [];
  const { conflict, package: inPackage, messages } = scanLock(text);
  const at = (place: ScanPlace): SourceLocation => ({ file, ...place });
  const fault = (message: string, place: ScanPlace, hint = lockHint(file)): Problem => ({
    code: CODE,
    message,
    hint,
    location: at(place),
  });
  if (conflict) return [fault("an unresolved merge: two branches changed the columns of this output", conflict)];
  const name = pascalCase(output);
  const outer = messages.filter((message) => !message.path.includes("."));
  const top = { line: 1, column: 1, length: 1 };
  if (outer.length === 0) return [fault(`it holds no message: the field numbers of ${output} are lost`, top)];
  const problems: Problem[] = [];
  const stranger = outer.find((message) => message.path !== name);
  if (stranger) problems.push(fault(`message ${stranger.path} is not the one of ${output}: ${name}`, stranger.place));
  else if (outer[1]) problems.push(fault(`it holds the message ${name} twice`, outer[1].place));
  else if (inPackage !== DERIVED_PACKAGE) problems.push(fault(`its package is not ${DERIVED_PACKAGE}`, top));
  return [...problems, ...messages.flatMap((message) => messageProblems(file, message, fault))];
}

function messageProblems(
  file: string,
  { path, place, fields, reserved, reservedNames }: LockMessage,
  fault: (message: string, place: ScanPlace, hint?: string) => Problem,
): Problem[] {
  const problems: Problem[] = [];
  const twice = (message: string, second: ScanPlace, first: ScanPlace, note: string): void => {
    problems.push({ ...fault(message, second), related: { file, ...first, note } });
  };
  for (const [i, field] of fields.entries()) {
    const { name, number } = field;
    const before = fields.slice(0, i);
    const sameNumber = before.find((other) => other.number === number);
    const sameName = before.find((other) => other.name === name);
    const held = reserved.find((range) => range.start <= number && number <= range.end);
    const heldName = reservedNames.find((other) => other.name === name);
    if (sameName) twice(`${path} has "${name}" twice`, field.place, sameName.place, `number ${sameName.number}`);
    else if (sameNumber) {
      const text = `number ${number} of ${path} stands for "${sameNumber.name}" and for "${name}"`;
      twice(text, field.place, sameNumber.place, sameNumber.name);
    }
    if (held) twice(`number ${number} of ${path} is "${name}" and is reserved`, field.place, held.place, "reserved");
    else if (heldName)
      twice(`"${name}" of ${path} is a column and is reserved`, field.place, heldName.place, "reserved");
  }
  for (const [i, range] of reserved.entries()) {
    const first = reserved.slice(0, i).find((other) => other.start <= range.end && range.start <= other.end);
    if (first) twice(`${path} reserves ${rangesText([range])} twice`, range.place, first.place, "reserved");
  }
  for (const [i, { name, place: second }] of reservedNames.entries()) {
    const first = reservedNames.slice(0, i).find((other) => other.name === name);
    if (first) twice(`${path} reserves "${name}" twice`, second, first.place, "reserved");
  }
  const endless = reserved.find((range) => range.end >= LAST_NUMBER);
  if (endless) problems.push(fault(`${path} reserves every number to the last: no column can be added`, endless.place));
  const gaps = gapsOf([...fields.map(({ number }) => ({ start: number, end: number })), ...reserved]);
  // Numbers are given one after the other: where one is missing, a line was taken out.
  if (gaps.length > 0) {
    const text = rangesText(gaps);
    const hint = `put the line back as git has it, or write \`reserved ${text};\` in ${path}, then \`npm run codegen\``;
    problems.push(fault(`${path} has lost number ${text}: neither a column nor reserved`, place, hint));
  }
  return problems;
}
