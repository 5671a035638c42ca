/** One statement for a gateway session. Addresses and ids are placeholders in sources and sinks, nowhere else. */
export interface Statement {
  readonly kind: "source" | "view" | "sink" | "insert";
  /** The table or view that it makes or fills. */
  readonly name: string;
  readonly sql: string;
  /** For text from a user's file: where the line after the first stands. The first line is the tool's. */
  readonly origin?: { readonly file: string; readonly line: number };
}
