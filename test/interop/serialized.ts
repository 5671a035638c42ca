import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

interface Answer {
  readonly schema: string;
  readonly references?: readonly { readonly name: string; readonly subject: string; readonly version: number }[];
}

/**
 * What Confluent's server makes of an answer for `format=serialized`: a schema that was registered as text becomes the
 * base64 of its FileDescriptorProto. Apicurio leaves it as text, which Confluent's own JavaScript client cannot read.
 */
export async function serialized(registry: string, body: string): Promise<string> {
  const answer = JSON.parse(body) as Answer;
  if (!/^\s*syntax\b/m.test(answer.schema)) return body;
  const folder = mkdtempSync(join(tmpdir(), "sluice-serialized-"));
  try {
    // Descriptors go by file name: one name per text, as the client keeps all of them in one list.
    const name = `text-${hash(answer.schema)}.proto`;
    writeFileSync(join(folder, name), answer.schema);
    await addReferences(registry, answer, folder);
    const buf = createRequire(import.meta.url).resolve("@bufbuild/buf/bin/buf");
    const args = [buf, "build", folder, "--as-file-descriptor-set", "-o", "-", "--config", '{"version":"v2"}'];
    const { file } = fromBinary(FileDescriptorSetSchema, execFileSync(process.execPath, args));
    const main = file.find((each) => each.name === name);
    if (main === undefined) throw new Error(`buf gives no ${name}`);
    const schema = Buffer.from(toBinary(FileDescriptorProtoSchema, main)).toString("base64");
    return JSON.stringify({ ...answer, schema });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addReferences(registry: string, answer: Answer, folder: string): Promise<void> {
  for (const { name, subject, version } of answer.references ?? []) {
    const url = `${registry}/subjects/${encodeURIComponent(subject)}/versions/${version}`;
    const found = (await (await fetch(url)).json()) as Answer;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), found.schema);
    await addReferences(registry, found, folder);
  }
}

function hash(text: string): string {
  return Buffer.from(text)
    .reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7)
    .toString(16);
}
