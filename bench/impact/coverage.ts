import type { Form } from "./lab.ts";

/** An edit with all that it is an example of: its class, difference types, rules. */
export interface Example {
  readonly form: Form;
  readonly of: ReadonlySet<string>;
}

/** Why a name can have no edit in a form. */
export type Impossible = (name: string, form: Form) => string | undefined;

/** How many edits there are of one name in each form. */
export interface Covered {
  readonly name: string;
  readonly edits: Readonly<Record<Form, number>>;
}

const WORDS: Readonly<Record<Form, string>> = {
  direct: "in the log itself",
  nested: "in a message inside",
  imported: "in an imported one",
};

export function coverageOf(names: readonly string[], examples: readonly Example[]): readonly Covered[] {
  return names.map((name) => {
    const count = (form: Form): number => examples.filter((each) => each.form === form && each.of.has(name)).length;
    return { name, edits: { direct: count("direct"), nested: count("nested"), imported: count("imported") } };
  });
}

/**
 * What is not covered, in words: fewer than two edits, none in a form that is possible, and edits in a form that is said
 * to be impossible.
 */
export function gapsIn(covered: readonly Covered[], impossible: Impossible): readonly string[] {
  return covered.flatMap(({ name, edits }) => {
    const all = edits.direct + edits.nested + edits.imported;
    const forms = (Object.keys(WORDS) as Form[]).flatMap((form) => {
      const why = impossible(name, form);
      if (why === undefined) return edits[form] === 0 ? [`${name}: no edit ${WORDS[form]}`] : [];
      return edits[form] > 0 ? [`${name}: there are edits ${WORDS[form]}, though not possible: ${why}`] : [];
    });
    return all < 2 ? [`${name}: ${all} of at least 2 edits`, ...forms] : forms;
  });
}

const NO_PACKAGE = "a message inside another has the package of its file";

/** The few forms that do not exist. */
export const impossibleForm: Impossible = (name, form) =>
  name === "PACKAGE_CHANGED" && form === "nested" ? NO_PACKAGE : undefined;
