import type { Change } from "./change-type.ts";
import type { ProtoEnum, ProtoMessage, ProtoSchema } from "./proto-schema.ts";

/** One comparison under way. */
export interface Walk {
  readonly original: ProtoSchema;
  readonly update: ProtoSchema;
  /** Messages of the original that are being compared: one that holds itself is not gone into again. */
  readonly open: Set<ProtoMessage>;
  /** Answers about imported messages that did not depend on what was open, by both names. */
  readonly known: Map<string, readonly Change[]>;
  /** How often a message was met that was open already. */
  met: number;
  /** Of the types inside a message: given here, because messages and types hold each other. */
  readonly compareTypes: (
    walk: Walk,
    original: Pick<ProtoMessage, "messages" | "enums">,
    update: { readonly messages: readonly ProtoMessage[]; readonly enums: readonly ProtoEnum[] },
    path: readonly string[],
  ) => Change[];
}

export function openComparison(original: ProtoSchema, update: ProtoSchema, compareTypes: Walk["compareTypes"]): Walk {
  return { original, update, open: new Set(), known: new Map(), met: 0, compareTypes };
}
