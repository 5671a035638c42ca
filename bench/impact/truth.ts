/** What becomes of a model, and who says so. */
export interface Truth {
  readonly label: "fails" | "other columns" | "other plan" | "other values" | "same";
  readonly by: Source;
  readonly why: string;
}

/** Where labels come from, in the words of the table. */
export const SOURCES = {
  refused: "Flink's planner refuses the query, or that of an output that it reads",
  key: "check-sql's rule: a column of its key may be null",
  type: "check-sql's rule: a column has no type in a derived schema",
  columns: "the planner gives it other columns",
  graph: "the planner gives it another execution graph",
  input: "it has another graph with the queries of the outputs that it reads in their place",
  values:
    "it has the same graph, and names a column that protobufjs reads otherwise from a record of the other version",
  ksqldb: "our own checker of ksqlDB's SQL: not planned any more, or other columns",
  records: "columns that protobufjs reads otherwise, which the check must tell",
  proto2: "protobufjs refuses a record of the other version: a required field is not there",
  same: "the same statements, or the same graph in both versions",
} as const;

export type Source = keyof typeof SOURCES;

/** How often each source gave a label: "refused 3, graph 2, same 5". */
export function countSources(sources: readonly Source[]): string {
  const counts = (Object.keys(SOURCES) as Source[]).map(
    (source) => [source, sources.filter((each) => each === source).length] as const,
  );
  return counts.flatMap(([source, count]) => (count > 0 ? [`${source} ${count}`] : [])).join(", ");
}
