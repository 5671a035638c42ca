import { type Change, compareSchemas, parseRegistered, registeredModel, type SchemaModel } from "#codegen";
import { SluiceError } from "#core";
import type { RegisteredSubject } from "#deploy";

/** What the columns are compared with when the environment is asked: its registered schemas, where it has them. */
export interface Registered {
  readonly model: SchemaModel;
  /** Of the tables that stand there otherwise than in git: `payment-value version 5`. */
  readonly against: ReadonlyMap<string, string>;
  readonly differences: readonly RegisteredDifference[];
}

/** A subject whose newest version is not what the commit has. */
export interface RegisteredDifference {
  readonly subject: string;
  readonly version: number;
  /** The `.proto` that it comes from. */
  readonly file?: string;
  /** `FIELD_ADDED #/Payment/17`: what the registry has more, or otherwise; or why nothing can be said. */
  readonly what: string;
}

/** Puts what is registered in the place of what the commit has. */
export async function registeredSide(
  old: SchemaModel,
  next: SchemaModel,
  subjects: readonly RegisteredSubject[],
): Promise<Registered> {
  const byTable = new Map(subjects.flatMap((subject) => (subject.table ? [[subject.table, subject] as const] : [])));
  const texts = new Map([...byTable].map(([table, { newest }]) => [table, newest]));
  const { model, changed, unread } = await registeredModel(old, next, texts);
  const against = new Map(
    [...byTable].flatMap(([table, { name, newest }]) =>
      changed.has(table) ? [[table, `${name} version ${newest.version}`] as const] : [],
    ),
  );
  const differences = await Promise.all(
    subjects.map(async (subject): Promise<RegisteredDifference | undefined> => {
      const { name, newest, table, file } = subject;
      const fault = table === undefined ? undefined : unread.get(table);
      const isOther = table !== undefined && changed.has(table);
      const what = fault === undefined ? await differenceOf(subject, isOther) : `it cannot be read: ${fault}`;
      return what === undefined
        ? undefined
        : { subject: name, version: newest.version, what, ...(file !== undefined && { file }) };
    }),
  );
  return { model, against, differences: differences.flatMap((each) => each ?? []) };
}

/** Undefined when there is none. */
async function differenceOf({ declared, newest }: RegisteredSubject, isOther: boolean): Promise<string | undefined> {
  if (!declared) return "it has none";
  if (declared.schema === newest.schema && !isOther) return undefined;
  try {
    const [git, there] = await Promise.all([parseRegistered(declared), parseRegistered(newest)]);
    const changes: readonly Change[] = compareSchemas(git, there);
    if (changes.length > 0) return changes.map(({ type, path }) => `${type} ${path}`).join(", ");
    return isOther ? "another text" : undefined;
  } catch (error) {
    if (!(error instanceof SluiceError && error.code === "SLUICE_PROTO_SYNTAX")) throw error;
    return error.message;
  }
}
