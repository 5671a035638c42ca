import { normalStatement } from "#codegen";

/** What the server adds to a statement by itself. */
const ADDED = /^setting (CLEANUP_POLICY|REPLICAS|PARTITIONS|RETENTION_MS|KEY_FORMAT)$/;

/**
 * In what a statement that the server stored is another one than that which is declared, one line each; empty when it is
 * the same. Settings that the server adds and columns that it takes from a schema are no difference.
 */
export function statementDifferences(declared: string, stored: string): readonly string[] {
  const [wanted, found] = [readParts(declared), readParts(stored)];
  if (!wanted || !found) return ["its statement on the server cannot be read"];
  const isDeclaration = ![...wanted.keys()].some((part) => part === "FROM");
  const differences: string[] = [];
  for (const [part, text] of wanted) {
    const there = found.get(part);
    if (there !== text)
      differences.push(
        `${part}: ${there === undefined ? "missing on the server" : `${there} on the server`}, declared ${text}`,
      );
  }
  for (const [part, text] of found) {
    if (wanted.has(part) || ADDED.test(part)) continue;
    if (isDeclaration && part.startsWith("column ") && !/\bKEY$/.test(text)) continue;
    differences.push(`${part}: ${text} on the server, not declared`);
  }
  return differences;
}

function readParts(sql: string): ReadonlyMap<string, string> | undefined {
  try {
    return normalStatement(sql);
  } catch {
    // What our parser does not know was not written by a deployment.
    return undefined;
  }
}
