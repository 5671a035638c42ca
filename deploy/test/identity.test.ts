import { describe, expect, it } from "vitest";
import { hashInName, jobHash, jobIdOf, jobNameOf, normalizeSql } from "../flink/identity.ts";
import type { Statement } from "../flink/statement.ts";

describe("normalizeSql", () => {
  it("drops comments and folds white space, but leaves literals and quoted names alone", () => {
    expect(normalizeSql("SELECT  a, -- the key\n  'x  -- y' AS `b  c` /* z */\nFROM t;\n")).toBe(
      "SELECT a, 'x  -- y' AS `b  c` FROM t",
    );
  });

  it("keeps an escaped quote inside its literal", () => {
    expect(normalizeSql("SELECT 'it''s  -- so' ,  1")).toBe("SELECT 'it''s  -- so' , 1");
  });
});

describe("jobHash", () => {
  const insert = (sql: string): Statement[] => [{ kind: "insert", name: "t", sql }];

  it("is the same for another layout and another place in the file", () => {
    const moved: Statement[] = [
      { kind: "insert", name: "t", sql: "INSERT INTO t\n  SELECT 1 -- one", origin: { file: "a.sql", line: 9 } },
    ];
    expect(jobHash(moved, {})).toBe(jobHash(insert("INSERT INTO t SELECT 1"), {}));
  });

  it("differs for another literal, option or statement", () => {
    const hashes = [
      jobHash(insert("SELECT 'a b'"), {}),
      jobHash(insert("SELECT 'a  b'"), {}),
      jobHash(insert("SELECT 'a b'"), { x: "1" }),
      jobHash([...insert("SELECT 'a b'"), ...insert("SELECT 'a b'")], {}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("job ids and names", () => {
  it("derives one id from environment, output, version and step", () => {
    expect(jobIdOf("local", "totals", 1, 1)).toMatch(/^[0-9a-f]{32}$/);
    const ids = [
      jobIdOf("local", "totals", 1, 1),
      jobIdOf("local", "totals", 1, 2),
      jobIdOf("local", "totals", 2, 1),
      jobIdOf("test", "totals", 1, 1),
      jobIdOf("local", "late", 1, 1),
    ];
    expect(new Set(ids).size).toBe(5);
  });

  it("finds the hash again in a job's name, and none in a foreign name", () => {
    expect(hashInName(jobNameOf("totals", 2, "0123456789abcdef"))).toBe("01234567");
    expect(hashInName("insert-into_default_catalog.default_database.s")).toBeUndefined();
  });
});
