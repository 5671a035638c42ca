/** The ProtoJSON form of a FileDescriptorSet, as far as it is read here. Custom options are keyed `[full.name]`. */
export interface DescriptorSet {
  readonly file?: readonly FileDescriptor[];
}

export interface FileDescriptor {
  readonly name: string;
  readonly package?: string;
  readonly syntax?: string;
  readonly edition?: string;
  readonly dependency?: readonly string[];
  readonly messageType?: readonly MessageDescriptor[];
  readonly enumType?: readonly EnumDescriptor[];
  readonly extension?: readonly FieldDescriptor[];
  readonly sourceCodeInfo?: { readonly location?: readonly DescriptorLocation[] };
}

export interface DescriptorLocation {
  readonly path?: readonly number[];
  readonly span: readonly number[];
  readonly leadingComments?: string;
  readonly trailingComments?: string;
}

export type JsonOptions = Readonly<Record<string, unknown>>;

export interface MessageDescriptor {
  readonly name: string;
  readonly field?: readonly FieldDescriptor[];
  readonly nestedType?: readonly MessageDescriptor[];
  readonly enumType?: readonly EnumDescriptor[];
  readonly extension?: readonly FieldDescriptor[];
  readonly oneofDecl?: readonly { readonly name: string; readonly options?: JsonOptions }[];
  readonly reservedRange?: readonly { readonly start?: number; readonly end?: number }[];
  readonly reservedName?: readonly string[];
  readonly options?: JsonOptions;
}

export interface FieldDescriptor {
  readonly name: string;
  readonly number: number;
  readonly label?: string;
  readonly type: string;
  readonly typeName?: string;
  readonly oneofIndex?: number;
  readonly proto3Optional?: boolean;
  readonly options?: JsonOptions;
}

export interface EnumDescriptor {
  readonly name: string;
  readonly value?: readonly { readonly name: string; readonly number?: number }[];
  readonly reservedRange?: readonly { readonly start?: number; readonly end?: number }[];
  readonly reservedName?: readonly string[];
  readonly options?: JsonOptions;
}

/** Field numbers of descriptor.proto: the steps of a location path. */
export const STEP = {
  fileMessage: 4,
  fileEnum: 5,
  package: 2,
  syntax: 12,
  name: 1,
  field: 2,
  nested: 3,
  nestedEnum: 4,
  oneof: 8,
  messageOptions: 7,
  fieldOptions: 8,
  enumValue: 2,
} as const;

/** Extension numbers of the options that Sluice reads. */
export const LOG_OPTION = 50801;
export const FIELD_OPTION = 50802;
export const REFERENCE_OPTION = 50803;
export const LINES_OPTION = 50804;
export const RULES_OPTION = 1159;
