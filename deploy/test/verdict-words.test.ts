import { describe, expect, it } from "vitest";
import { normalExpression } from "../verdict/expression.ts";
import { expressionText } from "../verdict/expression-text.ts";
import { stableText } from "../verdict/json.ts";
import { readGraph } from "../verdict/read-graph.ts";
import { rowColumns } from "../verdict/row-types.ts";
import { schemaField } from "../verdict/schema-fields.ts";

const ref = (index: number) => ({ kind: "INPUT_REF", inputIndex: index, type: "INT NOT NULL" });
const call = (name: string, ...operands: unknown[]) => ({
  kind: "CALL",
  internalName: `$${name}$1`,
  operands,
  type: "BOOLEAN",
});
const text = (rex: unknown): string => expressionText(rex, (i) => "abcd"[i] ?? "?");
const normal = (rex: unknown): string => stableText(normalExpression(rex, (index) => index));

describe("an expression in normal form", () => {
  it("is one for all spellings of the same, and another for what is not the same", () => {
    const both = call("AND", call("=", ref(0), ref(1)), call(">", ref(2), ref(3)));
    const again = call("AND", call("<", ref(3), ref(2)), call("AND", call("=", ref(1), ref(0))));
    expect(normal(both)).toBe(normal(again));
    expect(normal(call("-", ref(0), ref(1)))).not.toBe(normal(call("-", ref(1), ref(0))));
    expect(normal(call("<", ref(0), ref(1)))).not.toBe(normal(call("<", ref(1), ref(0))));
    expect(normal(call(">=", ref(0), ref(1)))).not.toBe(normal(call(">", ref(0), ref(1))));
    expect(normal(call("OR", ref(0), call("AND", ref(1), ref(2))))).not.toBe(
      normal(call("AND", ref(0), call("OR", ref(1), ref(2)))),
    );
  });

  it("reads an interval as its length, whatever its unit is called", () => {
    const span = (type: string, value: string) => ({ kind: "LITERAL", value, type });
    expect(normal(span("INTERVAL MINUTE NOT NULL", "60000"))).toBe(
      normal(span("INTERVAL SECOND(6) NOT NULL", "60000")),
    );
    expect(normal(span("INTERVAL MONTH NOT NULL", "1"))).not.toBe(normal(span("INTERVAL SECOND NOT NULL", "1")));
  });
});

describe("an expression in words", () => {
  it("is SQL, with brackets where they are needed", () => {
    expect(text(call("AND", call("OR", ref(0), ref(1)), call("IS NOT NULL", ref(2))))).toBe(
      "(a OR b) AND c IS NOT NULL",
    );
    expect(text(call("*", call("+", ref(0), ref(1)), ref(2)))).toBe("(a + b) * c");
    expect(text({ kind: "LITERAL", value: "it's", type: "CHAR(4) NOT NULL" })).toBe("'it''s'");
    expect(text({ kind: "LITERAL", value: "90000", type: "INTERVAL SECOND NOT NULL" })).toBe("INTERVAL 90 seconds");
    const sarg = { ranges: [{ lower: { value: 0, boundType: "CLOSED" }, upper: { value: 600, boundType: "OPEN" } }] };
    expect(text(call("SEARCH", ref(0), { kind: "LITERAL", sarg, type: "INT" }))).toBe("a >= 0 AND a < 600");
  });
});

describe("a row type", () => {
  it("is cut at its own commas only", () => {
    const type =
      "ROW<`a` DECIMAL(12, 2) NOT NULL, `b,c` ROW<`x` INT, `y` STRING>, `d` RAW('java.util.Map', '>,`')> NOT NULL";
    expect(rowColumns(type)).toEqual([
      { name: "a", type: "DECIMAL(12, 2) NOT NULL" },
      { name: "b,c", type: "ROW<`x` INT, `y` STRING>" },
      { name: "d", type: "RAW('java.util.Map', '>,`')" },
    ]);
    expect(rowColumns("BIGINT")).toBeUndefined();
  });
});

describe("a field of a pinned schema", () => {
  const schema = `syntax = "proto3";
package a.v1;
message Order {
  enum Kind {
    NONE = 0;
    GIFT = 1;
  }
  a.v1.Order.Kind kind = 2;
  oneof place {
    string city = 3;
    b.v1.Point point = 4;
  }
  map<string, int64> counts = 5;
}
// file: b/v1/point.proto
syntax = "proto3";
package b.v1;
message Point {
  double x = 1;
}
`;

  it("means its number, its type and all that this type is made of, over files", () => {
    expect(schemaField(schema, "a.v1.Order", ["kind"])).toEqual({
      number: "2",
      meaning: "{ NONE = 0; GIFT = 1; }",
    });
    expect(schemaField(schema, "a.v1.Order", ["point"])?.meaning).toBe("oneof { double x = 1; }");
    expect(schemaField(schema, "a.v1.Order", ["city"])).toEqual({ number: "3", meaning: "oneof string" });
    expect(schemaField(schema, "a.v1.Order", ["counts"])?.meaning).toBe("map<string, int64>");
    expect(schemaField(schema, "a.v1.Order", ["other"])).toBeUndefined();
  });

  it("means the same under another name of its type, or in another package", () => {
    const meaning = (text: string): string | undefined => schemaField(text, "a.v1.Tree", ["left"])?.meaning;
    const tree = `package a.v1;
message Tree {
  message Leaf {
    string text = 1;
    a.v1.Tree.Leaf next = 2;
    a.v1.Tree up = 3;
  }
  a.v1.Tree.Leaf left = 1;
  a.v1.Tree.Leaf right = 2;
}`;
    expect(meaning(tree)).toBe("{ string text = 1; type 1 next = 2; { type 1 left = 1; type 1 right = 2; } up = 3; }");
    expect(meaning(tree.replaceAll("Leaf", "Twig"))).toBe(meaning(tree));
    expect(meaning(tree.replace("string text", "bytes text"))).not.toBe(meaning(tree));
  });
});

describe("a plan that is none of one sink", () => {
  it("is not read", () => {
    const sink = (id: number) => ({ id, type: "stream-exec-sink_2" });
    for (const plan of [undefined, {}, { nodes: [{ id: 1, type: "batch-exec-sink_1" }], edges: [] }])
      expect(readGraph(plan)).toBeUndefined();
    expect(readGraph({ nodes: [sink(1), sink(2)], edges: [] })).toBeUndefined();
    expect(readGraph({ nodes: [sink(1)], edges: [{ source: 7, target: 1 }] })).toBeUndefined();
    expect(readGraph({ nodes: [sink(1)], edges: [] })?.sink.kind).toBe("sink");
  });
});
