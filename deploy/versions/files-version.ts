import { type FileFormat, type PartitionTime, selectItems } from "#codegen";
import { SluiceError } from "#core";
import { folderOfPlace, type PositionColumns } from "#files";
import type { FilesType, PlainColumn } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";

/** A version of an output in files, as its own statements say: not what is declared by now. */
export interface FilesVersion {
  readonly type: FilesType<unknown>;
  /** When its partitions are complete. */
  readonly complete: PartitionTime | undefined;
  /** Columns that name the record that a row was made from. */
  readonly position: PositionColumns | undefined;
}

const TYPES: Readonly<Record<string, PlainColumn["type"]>> = {
  BOOLEAN: "bool",
  TINYINT: "int32",
  SMALLINT: "int32",
  INT: "int32",
  BIGINT: "int64",
  // The one DECIMAL that outputs have.
  DECIMAL: "uint64",
  FLOAT: "float",
  DOUBLE: "double",
  BYTES: "bytes",
  BINARY: "bytes",
  VARBINARY: "bytes",
  TIMESTAMP: "timestamp",
  TIMESTAMP_LTZ: "timestamp",
};

/** Reads a version's record. Throws SLUICE_DEPLOY_FAILED when its sink is none for files. */
export function filesVersion({ output, pipeline, version, folder, statements }: DeploymentRecord): FilesVersion {
  const sink = statements.find(({ kind }) => kind === "sink")?.sql ?? "";
  const option = (name: string): string | undefined =>
    new RegExp(`^  '${name.replaceAll(".", "\\.")}' = '((?:[^']|'')*)'`, "m").exec(sink)?.[1]?.replaceAll("''", "'");
  const format = option("format")?.replace("sluice-", "");
  if (folder === undefined || format === undefined)
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `${output} v${version} does not say how its files are written`);
  const columns = columnsOf(sink);
  const partitionBy = [...(/^\) PARTITIONED BY \((.*)\) WITH/m.exec(sink)?.[1] ?? "").matchAll(/`((?:[^`]|``)+)`/g)];
  const pattern = option("partition.time-extractor.timestamp-formatter");
  const timed = option("partition.time-extractor.timestamp-pattern");
  const insert = statements.find(({ kind }) => kind === "insert")?.sql ?? "";
  return {
    type: {
      output,
      pipeline,
      format: format as FileFormat,
      folder: folderOfPlace(folder, pipeline),
      partitionBy: partitionBy.map(([, name = ""]) => name),
      columns,
    },
    complete:
      pattern === undefined || timed === undefined
        ? undefined
        : {
            columns: timed.split(" ").map((name) => name.slice(1)),
            pattern,
            after: Number.parseInt(option("sink.partition-commit.delay") ?? "0", 10),
          },
    position: positionOf(insert, columns.length),
  };
}

function columnsOf(sink: string): PlainColumn[] {
  const lines = [...sink.matchAll(/^ {2}`((?:[^`]|``)+)` ([A-Z_]+)[^\n]*?( NOT NULL)?,?$/gm)];
  return lines.map(([, quoted = "", type = "", required]) => {
    const name = quoted.replaceAll("``", "`");
    return { name, property: name, type: TYPES[type] ?? "string", optional: required === undefined };
  });
}

/** Which columns of a query are a record's topic, partition and offset, in each of its SELECTs. */
export function positionOf(insert: string, width: number): PositionColumns | undefined {
  const items = selectItems({ sql: insert, file: "", headerLines: 0 });
  if (width === 0 || items.length === 0 || items.length % width !== 0) return undefined;
  const nameOf = (meta: string): string | undefined => {
    const at = items.slice(0, width).findIndex(({ expression }) => isMeta(expression, meta));
    const everywhere = items.every(({ expression }, i) => i % width !== at || isMeta(expression, meta));
    return at >= 0 && everywhere ? items[at]?.name : undefined;
  };
  const [topic, partition, offset] = [nameOf("__topic"), nameOf("__partition"), nameOf("__offset")];
  if (partition === undefined || offset === undefined) return undefined;
  return { partition, offset, ...(topic !== undefined && { topic }) };
}

function isMeta(expression: string, meta: string): boolean {
  return new RegExp(`^(?:[\\w\`]+\\.)?\`?${meta}\`?$`).test(expression.trim());
}
