/** Every difference that a Confluent registry tells of two Protobuf schemas, by its own name: does it break the reader? */
const BREAKS = {
  PACKAGE_CHANGED: true,
  MESSAGE_ADDED: false,
  MESSAGE_REMOVED: true,
  MESSAGE_MOVED: false,
  ENUM_ADDED: false,
  ENUM_REMOVED: false,
  ENUM_CONST_ADDED: false,
  ENUM_CONST_CHANGED: false,
  ENUM_CONST_REMOVED: false,
  FIELD_ADDED: false,
  FIELD_REMOVED: false,
  FIELD_NAME_CHANGED: false,
  FIELD_KIND_CHANGED: true,
  FIELD_SCALAR_KIND_CHANGED: true,
  FIELD_NAMED_TYPE_CHANGED: true,
  FIELD_NUMERIC_LABEL_CHANGED: true,
  FIELD_STRING_OR_BYTES_LABEL_CHANGED: false,
  REQUIRED_FIELD_ADDED: true,
  REQUIRED_FIELD_REMOVED: true,
  ONEOF_ADDED: false,
  ONEOF_REMOVED: false,
  ONEOF_FIELD_ADDED: false,
  ONEOF_FIELD_REMOVED: true,
  ONEOF_FIELD_MOVED_TO_TOP_LEVEL: false,
  MULTIPLE_FIELDS_MOVED_TO_ONEOF: true,
  FIELD_MOVED_TO_EXISTING_ONEOF: true,
} as const;

export type ChangeType = keyof typeof BREAKS;

export const CHANGE_TYPES: readonly ChangeType[] = Object.keys(BREAKS) as ChangeType[];

/** One difference. The path has names of types and oneofs and numbers of fields and enum values: `#/Payment/method/4`. */
export interface Change {
  readonly type: ChangeType;
  readonly path: string;
}

/** A reader with the newer of the two schemas cannot be trusted with records of the older one. */
export function isBreaking(change: Pick<Change, "type">): boolean {
  return BREAKS[change.type];
}

/** The steps of a path as the registry prints them. */
export function changeAt(type: ChangeType, path: readonly string[]): Change {
  return { type, path: `#/${path.join("/")}` };
}

/** Each difference once, in the order in which it was found first. */
export function distinct<T extends Change>(changes: readonly T[], key: (change: T) => string = keyOf): readonly T[] {
  return [...new Map(changes.toReversed().map((change) => [key(change), change])).values()].toReversed();
}

function keyOf({ type, path }: Change): string {
  return `${type} ${path}`;
}
