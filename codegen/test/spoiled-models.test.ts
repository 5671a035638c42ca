import { afterEach, beforeEach, expect, it } from "vitest";
import { generate } from "../generate.ts";
import type { Planner } from "../planner.ts";
import type { PlannerAnswer } from "../planner-answer.ts";
import { plannerType } from "./derived-columns.ts";
import { type DerivedProject, derivedProject } from "./derived-project.ts";

let project: DerivedProject;
beforeEach(() => {
  project = derivedProject();
});
afterEach(() => project.remove());

/** The errors of a run, each with its file. */
async function told(): Promise<readonly string[]> {
  const { problems } = await generate({ root: project.root, planner, emitTypeScript: () => new Map() });
  const errors = problems.filter(({ severity }) => severity !== "warning");
  return errors.map(({ message, location }) => `${location?.file.split("/").at(-1)}: ${message}`);
}

/** Finds no column in what a model calls `wrong`, and no table that no statement before the query makes. */
const planner: Planner = {
  async plan({ statements, query = "" }) {
    const fault = (message: string, index?: number): PlannerAnswer => {
      const at = index === undefined ? ({ in: "query", index: 0 } as const) : ({ in: "statement", index } as const);
      return { error: { ...at, line: 1, column: 8, endLine: 1, endColumn: 12, message } };
    };
    const wrong = "Column 'wrong' not found in any table";
    if (query.includes("wrong")) return fault(wrong);
    const index = statements.findIndex((sql) => sql.includes("wrong"));
    if (index >= 0) return fault(wrong, index);
    const [, table = ""] = /FROM (\w+)/.exec(query) ?? [];
    const isMade = statements.some((sql) => new RegExp(`^CREATE .*\\b${table}\\b`, "m").test(sql));
    return isMade
      ? { columns: [{ name: "kind", type: plannerType("STRING NOT NULL") }] }
      : fault(`Object '${table}' not found`);
  },
  async close() {},
};

function output(name: string, query: string): void {
  const head = `--! Purpose: ${name}\n--! Kind: output\n--! Grain: kind\n--! Output: topic, append\n`;
  project.write(`sql/flink/order/${name}.sql`, `${head}${query}\n`);
}

it("says a fault once: what reads the model, straight or through a view, is left until it is mended", async () => {
  output("first", "SELECT wrong AS kind FROM order_valid");
  output("second", "SELECT kind FROM first");
  project.write("sql/flink/order/between.sql", "--! Purpose: p\n--! Kind: view\nSELECT kind FROM second\n");
  output("third", "SELECT wrong AS kind FROM between");
  output("other", "SELECT wrong AS kind FROM order_valid");
  expect(await told()).toEqual([
    'first.sql: order_valid has no column "wrong"',
    'other.sql: order_valid has no column "wrong"',
  ]);
});

it("says of a view's fault only that, whatever reads it", async () => {
  project.write(
    "sql/flink/order/shared.sql",
    "--! Purpose: p\n--! Kind: view\nSELECT wrong AS kind FROM order_valid\n",
  );
  output("first", "SELECT kind FROM shared");
  output("second", "SELECT kind FROM shared");
  output("third", "SELECT kind FROM first");
  expect(await told()).toEqual(['shared.sql: order_valid has no column "wrong"']);
});
