import type { RuleCheck } from "./model.ts";

/** A text format as patterns of the common ground (see `checkPattern`): `match` is found, `not` is not, `max` characters. */
export interface TextFormat {
  /** What a text of it is, in messages: `a UUID`. */
  readonly noun: string;
  readonly match: string;
  readonly not?: string;
  readonly max?: number;
}

export type FormatName = Extract<RuleCheck, { kind: "format" }>["format"];

const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const HEX = "[0-9A-Fa-f]";
const H16 = `${HEX}{1,4}`;
const LS32 = `(?:${H16}:${H16}|${IPV4})`;
// The nine forms of RFC 3986, by how many groups stand before "::".
const IPV6 = `(?:${[
  `(?:${H16}:){6}${LS32}`,
  `::(?:${H16}:){5}${LS32}`,
  ...[4, 3, 2, 1, 0].map((after, i) => {
    const before = i === 0 ? `(?:${H16})?` : `(?:(?:${H16}:){0,${i}}${H16})?`;
    return `${before}::(?:${H16}:){${after}}${LS32}`;
  }),
  `(?:(?:${H16}:){0,5}${H16})?::${H16}`,
  `(?:(?:${H16}:){0,6}${H16})?::`,
].join("|")})`;
const ZONE = "(?:%[\\d\\D]+)?";

// Percent-encoded bytes of a host must be UTF-8. Counts are bounded: Java recurses once per round of a group.
const TAIL = `%[89ABab]${HEX}`;
const PCT_UTF8 = `(?:${[
  `%[0-7]${HEX}`,
  `%(?:[Cc][2-9A-Fa-f]|[Dd]${HEX})${TAIL}`,
  `%[Ee](?:0%[ABab]${HEX}|[1-9A-Ca-cE-Fe-f]${TAIL}|[Dd]%[89]${HEX})${TAIL}`,
  `%[Ff](?:0%[9ABab]${HEX}|[1-3]${TAIL}|4%8${HEX})${TAIL}${TAIL}`,
].join("|")})`;
const SAFE = "A-Za-z0-9._~!$&'()*+,;=";
const ZONE_CHAR = "[A-Za-z0-9._~-]";
const IN_URI = `${IPV6}(?:%25(?:${ZONE_CHAR}|${PCT_UTF8})${ZONE_CHAR}*(?:${PCT_UTF8}${ZONE_CHAR}*){0,50})?`;
const NAME = `[${SAFE}-]*(?:${PCT_UTF8}[${SAFE}-]*){0,100}`;
const HOST = `(?:\\[(?:${IN_URI}|[vV]${HEX}+\\.[${SAFE}:-]+)\\]|${NAME})`;
const AUTHORITY = `(?:[${SAFE}:%-]*@)?${HOST}(?::[0-9]*)?`;
// Elsewhere "%" stands in the classes, and what must not follow it is the second pattern.
const PATH = `[${SAFE}:@/%-]*`;
const TRAIL = `[${SAFE}:@/?%-]*`;
const HIER = `(?://${AUTHORITY}(?:/${PATH})?|/(?:[${SAFE}:@%-]${PATH})?|[${SAFE}:@%-]${PATH}|)`;
const BAD_ESCAPE = `%(?:$|[^0-9A-Fa-f]|${HEX}(?:$|[^0-9A-Fa-f]))`;

/** The formats of the vocabulary, the same in the producer and in SQL. */
export const FORMATS: Readonly<Record<FormatName, TextFormat>> = {
  uuid: { noun: "a UUID", match: `^${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}$` },
  ipv4: { noun: "an IPv4 address", match: `^${IPV4}$` },
  ipv6: { noun: "an IPv6 address", match: `^${IPV6}${ZONE}$` },
  ip: { noun: "an IP address", match: `^(?:${IPV4}|${IPV6}${ZONE})$` },
  hostname: {
    noun: "a host name",
    match: `^(?:${LABEL}\\.){0,126}${LABEL}\\.?$`,
    not: "(?:^|\\.)[0-9]+\\.?$",
    max: 253,
  },
  email: { noun: "an e-mail address", match: `^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL}){0,126}$` },
  uri: { noun: "a URI", match: `^[A-Za-z][A-Za-z0-9+.-]*:${HIER}(?:\\?${TRAIL})?(?:#${TRAIL})?$`, not: BAD_ESCAPE },
};
