import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Problem, SourceLocation } from "./error.ts";
import { withoutCredentials } from "./http.ts";

/** A setting as it was given: by a variable, or in a file, and then with its place there. */
export interface Setting {
  /** What it is called in a fault: `SLUICE_KAFKA`, `addresses.kafka of production`. */
  readonly name: string;
  readonly text: string;
  readonly location?: SourceLocation;
  /** The text comes from what a reference leads to: it is never shown. */
  readonly isSecret?: true;
}

/** A fault of a setting, at its place when it has one. */
export function settingFault({ location }: Pick<Setting, "location">, message: string, hint?: string): Problem {
  return { code: "SLUICE_CONFIG", message, ...(hint !== undefined && { hint }), ...(location && { location }) };
}

/** The setting's text as a fault may show it: `, not "ftp://host"`; nothing of what a reference led to. */
export function notText({ text, isSecret }: Setting): string {
  return isSecret ? "" : `, not "${withoutCredentials(text)}"`;
}

const REFERENCE = /\$\{([^}]*)\}/g;

/** True when the text is one reference and nothing else: what a secret has to be. */
export function isReference(text: string): boolean {
  return /^\$\{(env|file):[^}]+\}$/.test(text);
}

/** What is wrong with the references in a text, whatever they lead to; `undefined` when nothing is. */
export function referenceFault(text: string): string | undefined {
  for (const [whole, inside = ""] of text.matchAll(REFERENCE)) {
    if (/^env:[A-Za-z_]\w*$/.test(inside) || /^file:./.test(inside)) continue;
    return `${whole} is no reference: write \${env:NAME} or \${file:path}`;
  }
  return undefined;
}

/**
 * The setting with what its references lead to: variables of `env`, and files, whose paths count from `root` and whose
 * last line end is left out. Nothing that was read is in a fault.
 */
export function followReferences(
  setting: Setting,
  root: string,
  env: NodeJS.ProcessEnv,
): { readonly setting: Setting; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (why: string): string => {
    problems.push(settingFault(setting, `${setting.name}: ${why}`));
    return "";
  };
  const text = setting.text.replaceAll(REFERENCE, (whole, inside: string) => {
    const colon = inside.indexOf(":");
    const [kind, name] = [inside.slice(0, colon), inside.slice(colon + 1)];
    const found = kind === "env" ? env[name] : read(resolve(root, name));
    if (typeof found === "object") return refuse(`${whole} cannot be read: ${found.fault}`);
    if (found === undefined || found === "") return refuse(`${whole} is ${found === "" ? "empty" : "not set"}`);
    return found;
  });
  return { setting: { ...setting, text, ...(text !== setting.text && { isSecret: true as const }) }, problems };
}

function read(file: string): string | { readonly fault: string } {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    return { fault: (error as NodeJS.ErrnoException).code ?? "unreadable" };
  }
}
