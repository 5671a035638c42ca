import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Problem, ROOT } from "#core";
import { applyTree, compareTree } from "../emitted-tree.ts";
import { EMITTED_FOLDERS, generate } from "../generate.ts";
import type { Planner } from "../planner.ts";
import type { PlannerColumn } from "../planner-answer.ts";
import { selectItems } from "../select-list.ts";
import { plannerType } from "./derived-columns.ts";

/** A project in a temporary folder with one log, whose models get their columns from their own text. */
export interface DerivedProject {
  readonly root: string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** A model with these columns: `amount DOUBLE NOT NULL`, one per line. */
  model(name: string, columns: readonly string[], from?: string): void;
  /** As `npm run codegen` does: problems, or all emitted files brought up to date. */
  codegen(): Promise<readonly Problem[]>;
  remove(): void;
}

const LOG = `syntax = "proto3";
package order.v1;
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Order {
  option (sluice.v1.log) = { key: "order_id" event_time: "happened_at" };
  string order_id = 1;
  google.protobuf.Timestamp happened_at = 2;
}
`;

/** Answers with the types that a model casts to: no engine is needed to number columns. */
const planner: Planner = {
  async plan({ query = "" }) {
    const items = selectItems({ sql: query, file: "", headerLines: 0 } as Parameters<typeof selectItems>[0]);
    const casts = query.matchAll(/CAST\(order_id AS (\w+)\)(, x\))? AS (\w+)/g);
    const types = new Map([...casts].map(([, type, rest, name]) => [name, `${type}${rest ? " NOT NULL" : ""}`]));
    const planned = items.map(
      ({ name = "" }): PlannerColumn => ({ name, type: plannerType(types.get(name) ?? "STRING NOT NULL") }),
    );
    return { columns: planned };
  },
  async close() {},
};

export function derivedProject(): DerivedProject {
  const root = mkdtempSync(join(tmpdir(), "sluice-derived-"));
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("schemas/order/v1/order.proto", LOG);
  return {
    root,
    write,
    read: (path) => readFileSync(join(root, path), "utf8"),
    model(name, columns, from = "order_valid") {
      const items = columns.map((column) => {
        const [, alias = "", type = "", rest] = /^(\w+) (\w+)( NOT NULL)?$/.exec(column) ?? [];
        const cast = `CAST(order_id AS ${type})`;
        return `  ${rest ? `COALESCE(${cast}, x)` : cast} AS ${alias}`;
      });
      const head = `--! Purpose: ${name}\n--! Kind: output\n--! Grain: order_id\n--! Output: topic, append\n`;
      write(`sql/flink/order/${name}.sql`, `${head}SELECT\n${items.join(",\n")}\nFROM ${from}\n`);
    },
    async codegen() {
      const { files, problems } = await generate({ root, planner, emitTypeScript: () => new Map() });
      if (problems.every((p) => p.severity === "warning"))
        applyTree(root, EMITTED_FOLDERS, compareTree(root, EMITTED_FOLDERS, files));
      return problems.filter((p) => p.severity !== "warning");
    },
    remove: () => existsSync(root) && rmSync(root, { recursive: true }),
  };
}
