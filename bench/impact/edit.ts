import { FORMS, type Form, fileOf } from "./lab.ts";

/** Every class of change that the table must have: a class whose edits are gone is still one. */
export const IMPACT_CLASSES = [
  "renamed field",
  "removed field",
  "added field",
  "reused number",
  "int kind",
  "scalar kind",
  "string and bytes",
  "singular and repeated",
  "presence",
  "enum value",
  "enum type",
  "message type",
  "oneof move",
  "message order",
  "event time or key",
  "topic option",
  "lateness",
  "rules",
  "lines of files",
  "what is shown",
  "package",
  "message removed",
  "message added",
  "log added or removed",
  "reference",
  "comment",
] as const;

export type ImpactClass = (typeof IMPACT_CLASSES)[number];

/** One pull request of the table. */
export interface ImpactEdit {
  /** What of the classes it is one of. */
  readonly of: ImpactClass;
  readonly form: Form;
  readonly name: string;
  /** A file of which nothing is to be replaced is a new one. */
  readonly changes: readonly (readonly [file: string, from: string, to: string])[];
}

type Lines = readonly (readonly [from: string, to: string])[];

/** A line of the form, or several with `@` at the end of each; what ends with the form stays as it is. */
const marked = (text: string, form: Form): string => {
  if (text.includes("@")) return text.replaceAll("@", `// ${form}`);
  return text === "" || text.endsWith(`// ${form}`) ? text : `${text} // ${form}`;
};

/** An edit in each form: the lines of a form end with its name. */
export function inForms(
  of: ImpactClass,
  name: string,
  lines: Lines | ((form: Form) => Lines),
  forms: readonly Form[] = FORMS,
): readonly ImpactEdit[] {
  return forms.map((form) => ({
    of,
    form,
    name,
    changes: (typeof lines === "function" ? lines(form) : lines).map(
      ([from, to]) => [fileOf(form), marked(from, form), marked(to, form)] as const,
    ),
  }));
}

/** An edit of any files, whose texts stand as they are. */
export function ofFiles(
  of: ImpactClass,
  form: Form,
  name: string,
  changes: ImpactEdit["changes"],
): readonly ImpactEdit[] {
  return [{ of, form, name, changes }];
}
