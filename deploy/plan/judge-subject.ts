import { type Compatibility, judgeLevel, parseRegistered } from "#codegen";
import { type CompatibilityLevel, SluiceError } from "#core";
import { type Registry, schemaHistory } from "#kafka";
import type { SubjectSpec } from "./spec.ts";

/** What the rules say of a text that is to follow what its subject has. */
export interface SubjectVerdict extends Compatibility {
  readonly level: CompatibilityLevel;
  /** The registry has the level, for the subject or for all; without, it is ours. */
  readonly given: boolean;
  /** Versions that could not be read, with the reason: nothing is known of them. */
  readonly unread?: readonly string[];
}

/** The level where nobody says one: every record that a topic may still hold is read by the newest schema. */
const DEFAULT_LEVEL = "BACKWARD_TRANSITIVE";

/** The level of the registry as a whole; one that it does not tell is taken for none. */
export async function globalLevel(registry: Pick<Registry, "compatibility">): Promise<CompatibilityLevel | undefined> {
  return told(registry.compatibility());
}

/**
 * Judges the text by the rules of a Confluent registry, whichever registry it is: under the subject's own level, else
 * under the global one, else under `fallback`. A registry that says NONE for all says nothing: it is what the local one
 * runs with, which also tells it of every subject without a level. Below another global level NONE is somebody's will.
 */
export async function judgeSubject(
  registry: Pick<Registry, "compatibility" | "versions" | "version">,
  subject: SubjectSpec,
  global: CompatibilityLevel | undefined,
  fallback: CompatibilityLevel = DEFAULT_LEVEL,
): Promise<SubjectVerdict> {
  const own = await told(registry.compatibility(subject.name));
  const said = (level: CompatibilityLevel | undefined): boolean => level !== undefined && level !== "NONE";
  const given = said(own) || said(global) ? (own ?? global) : undefined;
  const level = given ?? fallback;
  const base = { level, given: given !== undefined };
  if (level === "NONE") return { ...base, compatible: true, changes: [] };
  const history = await schemaHistory(registry, subject.name);
  const looked = level.endsWith("_TRANSITIVE") ? history : history.slice(-1);
  const next = await parseRegistered(subject);
  const unread: string[] = [];
  const read = await Promise.all(
    looked.map(async (text) => {
      try {
        return { schema: await parseRegistered(text), version: text.version };
      } catch (error) {
        if (!(error instanceof SluiceError && error.code === "SLUICE_PROTO_SYNTAX")) throw error;
        unread.push(`version ${text.version}: ${error.message}`);
        return undefined;
      }
    }),
  );
  const judged = judgeLevel(
    level,
    next,
    read.flatMap((version) => version ?? []),
  );
  return { ...base, ...judged, ...(unread.length > 0 && { unread: unread.sort() }) };
}

/** Whoever may register schemas may not always read settings. */
async function told(answer: Promise<CompatibilityLevel | undefined>): Promise<CompatibilityLevel | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SluiceError && error.code === "SLUICE_REGISTRY_ACCESS") return undefined;
    throw error;
  }
}
