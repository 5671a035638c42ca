import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceLocation } from "#core";

/** `// schema-check: allow <rule> <name>: <reason>` in a `.proto` of the project. */
export interface Waiver {
  readonly rule: string;
  /** `payment.amount_minor` of a column, `payment` of a log, `#/Payment/8` of a difference. */
  readonly name: string;
  /** Empty: it allows nothing. */
  readonly reason: string;
  readonly location: SourceLocation;
}

const WAIVER = /schema-check:\s*allow\b(.*)$/;

/** Every waiver under `schemas/`, by file and line; only comments hold one. */
export function readWaivers(root: string): readonly Waiver[] {
  return [...schemaTexts(root)].flatMap(([file, text]) => waiversIn(file, text));
}

/** The `.proto` of a project by path, those that are written for it left out. */
export function schemaTexts(root: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(join(root, "schemas"), { recursive: true, encoding: "utf8" })
      .map((path) => `schemas/${path.replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".proto") && !/^schemas\/(derived|sluice|buf)\//.test(file))
      .sort()
      .map((file) => [file, readFileSync(join(root, file), "utf8")]),
  );
}

/** The waivers of one text. */
export function waiversIn(file: string, text: string): readonly Waiver[] {
  if (!text.includes("schema-check:")) return [];
  return text.split(/\r?\n/).flatMap((line, i): Waiver[] => {
    const comment = commentIn(line);
    const found = comment && WAIVER.exec(comment.text);
    if (!comment || !found) return [];
    const [, rule = "", name = "", reason = ""] =
      /^\s*([\w-]*)\s*([^\s:]*)\s*:?\s*(.*?)\s*$/.exec(found[1] ?? "") ?? [];
    const column = comment.column + found.index;
    const location = { file, line: i + 1, column, length: Math.max(1, comment.text.length - found.index) };
    return [{ rule, name, reason, location }];
  });
}

/** What stands behind `//`, where no text is open. */
function commentIn(line: string): { readonly text: string; readonly column: number } | undefined {
  const bare = line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (text) => " ".repeat(text.length));
  const at = bare.indexOf("//");
  return at < 0 ? undefined : { text: line.slice(at).trimEnd(), column: at + 1 };
}
