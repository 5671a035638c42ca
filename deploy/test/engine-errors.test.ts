import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isDuplicateJob, readStack, stackOf } from "../flink/engine-errors.ts";
import { placeInFile } from "../flink/job-spec.ts";

/** Replies of a Flink 2.3.0 SQL Gateway, as they came. */
const reply = (name: string) =>
  readStack(stackOf(readFileSync(new URL(`cases/gateway/${name}.json`, import.meta.url), "utf8")));

describe("readStack", () => {
  it("keeps the engine's own message and place of an unknown column, without class names", () => {
    const fault = reply("bad-column");
    expect(fault.message).toBe("Column 'nope' not found in any table");
    expect(fault.place).toEqual({ line: 1, column: 11, endColumn: 14 });
    expect(fault.causes.join(" ")).not.toMatch(/org\.apache|Exception/);
  });

  it("reads a syntax error", () => {
    expect(reply("syntax").message).toBe("Non-query expression encountered in illegal context");
  });

  it("keeps the unsupported option and leaves the list of supported ones out", () => {
    const { message } = reply("unknown-option");
    expect(message).toContain("sink.nope");
    expect(message).not.toContain("scan.startup.mode");
  });

  it("names the missing connector", () => {
    expect(reply("unknown-connector").message).toContain("Could not find any factory for identifier 'kafkaa'");
  });

  it("names the checkpoint that cannot be found", () => {
    expect(reply("no-checkpoint").message).toBe(
      "Cannot find checkpoint or savepoint file/directory 'file:///tmp/nope/chk-1' on file system 'file'.",
    );
  });

  it("tells a job id that was used before from every other fault", () => {
    expect(isDuplicateJob(reply("duplicate-job"))).toBe(true);
    for (const other of ["bad-column", "no-checkpoint", "unknown-option", "syntax"])
      expect(isDuplicateJob(reply(other))).toBe(false);
  });

  it("reads a body that is no JSON as it is", () => {
    expect(readStack(stackOf("gateway timeout")).message).toBe("gateway timeout");
  });
});

describe("placeInFile", () => {
  const statement = { origin: { file: "sql/flink/a/b.sql", line: 7 } };

  it("maps the second line of a statement to the first line of the query", () => {
    expect(placeInFile(statement, { line: 2, column: 3, endColumn: 8 })).toEqual({
      file: "sql/flink/a/b.sql",
      line: 7,
      column: 3,
      length: 6,
    });
    expect(placeInFile(statement, { line: 9, column: 1 })).toMatchObject({ line: 14, length: 1 });
  });

  it("gives no place for a line that the tool wrote", () => {
    expect(placeInFile(statement, { line: 1, column: 3 })).toBeUndefined();
    expect(placeInFile({}, { line: 2, column: 3 })).toBeUndefined();
  });
});
