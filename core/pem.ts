import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/**
 * The certificates of a PEM file that a setting names, as PEM text without anything else (a private key in the file
 * stays there), or the fault in one line. One certificate that is valid today is enough: bundles hold outdated ones.
 */
export function readCertificates(
  setting: string,
  path: string,
  today: Date = new Date(),
): { readonly text?: string; readonly fault?: string } {
  const file = resolve(path);
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    return { fault: `${setting} names ${file}, which cannot be read: ${(error as NodeJS.ErrnoException).code}` };
  }
  const blocks = content.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    const found = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(content)?.[1];
    return { fault: `${setting} names ${file}, which holds ${found ? `a ${found}` : "no PEM text"}: no certificate` };
  }
  const outdated: string[] = [];
  for (const [index, block] of blocks.entries()) {
    try {
      const { subject, validFrom, validTo } = new X509Certificate(block);
      const [from, to] = [new Date(validFrom), new Date(validTo)];
      if (from <= today && today <= to) continue;
      const when = today > to ? `expired on ${day(to)}` : `is valid from ${day(from)} on`;
      outdated.push(`the certificate of ${subject.replaceAll("\n", ", ")} ${when}`);
    } catch {
      return { fault: `${setting} names ${file}, whose certificate ${index + 1} is damaged` };
    }
  }
  if (outdated.length === blocks.length) return { fault: `${setting} names ${file}: ${outdated.join(", ")}` };
  return { text: `${blocks.map((block) => block.replaceAll("\r", "")).join("\n")}\n` };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
