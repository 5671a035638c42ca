import { describe, expect, test } from "vitest";
import { messageOf, type Problem, problemsError, renderError, renderProblem, SluiceError } from "#core";

const file = "sql/flink/payment/payment_totals_1m.sql";
const text = "SELECT\n  SUM(CASE WHEN statuss = 'FAILED' THEN 1 ELSE 0 END) AS failed\nFROM payment_ok\n";

const problem: Problem = {
  code: "SLUICE_SQL_UNKNOWN_COLUMN",
  message: 'payment_ok has no column "statuss"',
  hint: 'did you mean "status"?',
  location: { file, line: 2, column: 17, length: 7 },
  related: { file: "schemas/payment/v1/payment.proto", line: 23, column: 3, note: "Payment.status" },
};

describe("a rendered problem", () => {
  test("shows place, line, caret, hint, related place and where to read more", () => {
    expect(renderProblem(problem, false, () => text)).toBe(
      [
        `${file}:2:17  SLUICE_SQL_UNKNOWN_COLUMN  payment_ok has no column "statuss"`,
        " 2 |   SUM(CASE WHEN statuss = 'FAILED' THEN 1 ELSE 0 END) AS failed",
        "   |                 ^^^^^^^",
        ' hint     did you mean "status"?',
        " related  schemas/payment/v1/payment.proto:23:3  Payment.status",
        " more     npm run explain SLUICE_SQL_UNKNOWN_COLUMN",
      ].join("\n"),
    );
  });

  test("keeps tabs before the caret, so that it stands under its word", () => {
    const rendered = renderProblem(
      { ...problem, location: { file, line: 1, column: 2, length: 3 } },
      false,
      () => "\tabc",
    );
    expect(rendered).toContain(" 1 | \tabc\n   | \t^^^");
  });

  test("leaves the excerpt out when the file cannot be read", () => {
    expect(renderProblem(problem, false, () => undefined)).not.toContain("|");
  });
});

test("problems are sorted by place and the first error gives the code", () => {
  const at = (line: number, severity?: "warning"): Problem => ({
    code: severity ? "SLUICE_PROTO_NAME_RESERVED" : "SLUICE_PROTO_LINT",
    message: `line ${line}`,
    location: { file, line, column: 1 },
    ...(severity ? { severity } : {}),
  });
  const error = problemsError([at(9), at(1, "warning"), at(3)], "3 problems");
  expect(error.problems.map((p) => p.location?.line)).toEqual([1, 3, 9]);
  expect(error.code).toBe("SLUICE_PROTO_LINT");
  expect(renderError(error, false, () => undefined)).toMatch(/line 1[\s\S]*line 3[\s\S]*line 9[\s\S]*3 problems$/);
});

test("a cause is named once", () => {
  const cause = new Error("connect ECONNREFUSED");
  const error = new SluiceError("SLUICE_KAFKA", "no broker", { cause });
  expect(messageOf(error)).toBe("no broker: connect ECONNREFUSED");
  expect(renderError(error)).toContain("cause    connect ECONNREFUSED");
});

test("a foreign error keeps its stack and is called a fault of Sluice", () => {
  const rendered = renderError(new RangeError("boom"));
  expect(rendered).toMatch(/^SLUICE_INTERNAL {2}a fault in Sluice itself: boom\nRangeError: boom\n {4}at /);
});
