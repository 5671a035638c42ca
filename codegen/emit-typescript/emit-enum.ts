import type { EnumType } from "../model.ts";
import { block, type ModuleScope, quote } from "./shape.ts";

/** Above this many values a text is looked up instead of compared. */
const FEW = 16;

/** `nameOfX`, `numberOfX`, `isDeclaredX`: an enum between its app form and its number. */
export function emitEnumFunctions(scope: ModuleScope, type: EnumType): { head: string; lines: string[] }[] {
  const name = scope.typeName(type);
  return [
    {
      head: `function nameOf${name}(number: number): ${name}`,
      lines: block(`switch (number)`, [
        ...type.values.flatMap((value) => [`case ${value.number}:`, `  return ${quote(value.name)};`]),
        `default:`,
        `  return \`\${number}\`;`,
      ]),
    },
    {
      head: `function numberOf${name}(name: ${name}, field: string, key?: unknown): number`,
      lines:
        type.values.length > FEW
          ? [`return numbersOf${name}.get(name) ?? ${scope.use("enumNumber")}(name, ${quote(type.name)}, field, key);`]
          : block(`switch (name)`, [
              ...type.values.flatMap((value) => [`case ${quote(value.name)}:`, `  return ${value.number};`]),
              `default:`,
              `  return ${scope.use("enumNumber")}(name, ${quote(type.name)}, field, key);`,
            ]),
    },
    {
      head: `function isDeclared${name}(name: ${name}): boolean`,
      lines: [`return !/^-?\\d/.test(nameOf${name}(numberOf${name}(name, "")));`],
    },
  ];
}

/** The table that `numberOfX` of a large enum reads. */
export function emitEnumTable(scope: ModuleScope, type: EnumType): string[] {
  if (type.values.length <= FEW) return [];
  const pairs = type.values.map((value) => `[${quote(value.name)}, ${value.number}]`).join(", ");
  return [`const numbersOf${scope.typeName(type)}: ReadonlyMap<string, number> = new Map([${pairs}]);`];
}
