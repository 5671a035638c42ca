/** A SQL type as the planner tells it. */
export interface PlannerType {
  /** `BIGINT`, `STRING`, `TIMESTAMP`, `TIMESTAMP_LTZ`, `ROW`, `ARRAY`, `MAP`, `DECIMAL`, ... */
  readonly kind: string;
  readonly nullable: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly timeAttribute?: "ROWTIME" | "PROCTIME";
  readonly fields?: readonly PlannerColumn[];
  readonly element?: PlannerType;
  readonly key?: PlannerType;
  readonly value?: PlannerType;
  /** As SQL writes it. */
  readonly text: string;
}

export interface PlannerColumn {
  readonly name: string;
  readonly type: PlannerType;
}

export interface PlannerRequest {
  /** CREATE statements, in order. */
  readonly statements: readonly string[];
  readonly query?: string;
  readonly insert?: string;
  /** The insert's execution graph and operators instead of its EXPLAIN. */
  readonly graph?: boolean;
  /** Table options such as `table.exec.state.ttl`. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface PlannerError {
  readonly in: "statement" | "query" | "insert" | "request";
  /** Which statement. */
  readonly index: number;
  readonly message: string;
  readonly causes?: readonly string[];
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface PlannerOperator {
  /** 32 hex digits. */
  readonly id: string;
  readonly name: string;
  readonly parallelism: number;
}

export interface PlannerAnswer {
  readonly columns?: readonly PlannerColumn[];
  /** EXPLAIN of the insert, or of the query, with the changelog mode. */
  readonly plan?: string;
  /** The optimised execution graph of the insert: Flink's compiled plan, as it writes it. */
  readonly graph?: unknown;
  /** The operators of the insert in order of topology, by the ids under which a savepoint keeps their state. */
  readonly operators?: readonly PlannerOperator[];
  readonly error?: PlannerError;
}
