import { create } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";
import { describe, expect, test } from "vitest";
import { FORMATS, type FormatName } from "../formats.ts";
import { checkPattern, javascriptPattern } from "../pattern.ts";
import { readCase } from "./emit-support.ts";

const SEEDS: Readonly<Record<FormatName, readonly string[]>> = {
  uuid: [
    "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    "6BA7B810-9dad-11d1-80b4-00c04fd430c8",
    "6ba7b8109dad11d180b400c04fd430c8",
  ],
  ipv4: ["1.2.3.4", "255.255.255.255", "256.1.1.1", "01.2.3.4", "0.0.0.0"],
  ipv6: [
    "::",
    "::1",
    "1::",
    "2001:db8::1",
    "1:2:3:4:5:6:7:8",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:1.2.3.4",
    "fe80::a%en1",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
  ],
  ip: ["10.0.0.1", "::", "2001:db8::1", "::ffff:1.2.3.4"],
  hostname: ["a.b.c", "example.com", "foo.1", "a-b.c.", "1.a", "-a.b", "A", `${"a.".repeat(126)}b`],
  email: ["a@b.c", "foo.bar+x@ex-ample.com", "a@b"],
  uri: [
    ...["http://a/b?c#d", "urn:x:y", "http://[::1]:80/x", "mailto:a@b", "http://u:p@h:1/", "a:", "a:/", "a://"],
    ...[
      "http://[v1.x]/",
      "http://%C3%A9/",
      "http://%ff/",
      "http://a/%ff",
      "foo:%20/a",
      "http://[fe80::1%25en]/",
      "a://b//c",
    ],
  ],
};
const ALPHABET = "aF09:.%/@[]?#-+~!$ é2G1:.";

/** Texts one to three edits away from the seeds, the same in every run. */
function texts(seeds: readonly string[], count: number): string[] {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const found = [...seeds, ""];
  while (found.length < count) {
    let text = seeds[random(seeds.length)] as string;
    for (let edits = 1 + random(3); edits > 0; edits--) {
      const at = random(text.length + 1);
      const kept = random(3);
      text =
        text.slice(0, at) +
        (kept === 1 ? "" : ALPHABET[random(ALPHABET.length)]) +
        text.slice(at + (kept === 0 ? 0 : 1));
    }
    found.push(text);
  }
  return found;
}

/**
 * Where their address parser leaves RFC 4291: it takes a colon before a zone ("::1:%en") and "::" for no group at all
 * before an IPv4 tail, and refuses a zone behind such a tail.
 */
function differs(text: string): boolean {
  const groups = text.split(":").filter((group) => group !== "").length + (text.includes(".") ? 1 : 0);
  return /:%|\.\d+%/.test(text) || (text.includes("::") && text.includes(".") && groups >= 8);
}

describe("formats agree with the published implementation of the vocabulary", () => {
  const validator = createValidator();
  const schemas = readCase("codegen/test/vocabulary");
  for (const format of Object.keys(FORMATS) as FormatName[]) {
    test(format, async () => {
      const { match, not, max } = FORMATS[format];
      expect(checkPattern(match)).toBeUndefined();
      const found = new RegExp(javascriptPattern(match), "u");
      const refused = not === undefined ? undefined : new RegExp(javascriptPattern(not), "u");
      const schema = (await schemas).oracle(`formats.v1.${format.charAt(0).toUpperCase()}${format.slice(1)}`);
      let good = 0;
      for (const text of texts(SEEDS[format], 4000)) {
        if (format.startsWith("ip") && differs(text)) continue;
        const ours = found.test(text) && !refused?.test(text) && [...text].length <= (max ?? Infinity);
        const theirs = validator.validate(schema, create(schema, { text } as never)).kind === "valid";
        expect([text, ours]).toEqual([text, theirs]);
        if (ours) good++;
      }
      expect(good).toBeGreaterThan(50);
    });
  }
});
