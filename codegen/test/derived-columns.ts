import type { PlannerColumn, PlannerType } from "../planner-answer.ts";

/** Planned columns from their SQL: `a INT NOT NULL, r ROW<x STRING, y ARRAY<BIGINT NOT NULL>>`. */
export function columns(sql: string): readonly PlannerColumn[] {
  return splitOuter(sql).map((text) => {
    const [, name = "", type = ""] = /^`?([\w$]+)`? (.*)$/s.exec(text) ?? [];
    return { name, type: plannerType(type) };
  });
}

/** A planned type from its SQL. */
export function plannerType(text: string): PlannerType {
  const nullable = !/ NOT NULL$/.test(text);
  const bare = text.replace(/ NOT NULL$/, "");
  const inner = /^(\w+)\s*<(.*)>$/s.exec(bare);
  const whole = { nullable, text };
  if (inner?.[1] === "ROW") return { kind: "ROW", fields: columns(inner[2] ?? ""), ...whole };
  if (inner?.[1] === "ARRAY") return { kind: "ARRAY", element: plannerType(inner[2] ?? ""), ...whole };
  if (inner?.[1] === "MAP") {
    const [key = "", value = ""] = splitOuter(inner[2] ?? "");
    return { kind: "MAP", key: plannerType(key), value: plannerType(value), ...whole };
  }
  const [, kind = bare, precision, scale] = /^(\w+)\((\d+)(?:, ?(\d+))?\)$/.exec(bare) ?? [];
  return {
    kind,
    ...(precision === undefined ? {} : { precision: Number(precision) }),
    ...(scale === undefined ? {} : { scale: Number(scale) }),
    ...whole,
  };
}

function splitOuter(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const char of text) {
    if ("<(".includes(char)) depth++;
    if (">)".includes(char)) depth--;
    if (char === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += char;
  }
  return [...parts, part.trim()];
}
