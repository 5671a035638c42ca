import { hasQuery, type KsqldbObject, type ObjectVersion, serverName } from "./object.ts";

/** Words that may follow a source in FROM or JOIN without being its alias. */
const NO_ALIAS =
  /^(WINDOW|WITHIN|GRACE|WHERE|GROUP|PARTITION|HAVING|EMIT|LIMIT|ON|INNER|LEFT|RIGHT|FULL|OUTER|CROSS|JOIN|UNION)$/i;

/**
 * The version of an object that is to be made, with the versions that it reads. Only names of objects change: behind CREATE,
 * FROM and JOIN, and in KAFKA_TOPIC. A source that gets another name keeps its old one as alias, so that columns like
 * `payment.kind` still mean it.
 */
export function retarget(
  object: KsqldbObject,
  version: number,
  reads: ReadonlyMap<string, Pick<ObjectVersion, "name" | "topic" | "object">>,
): ObjectVersion {
  const suffix = version === 1 ? "" : `_v${version}`;
  const name = `${object.name}${suffix}`;
  // What declares the topic of something that it reads goes along with that; other declared topics are not ours.
  const follows = [...reads.values()].find((read) => read.object.topic === object.topic);
  const topic = hasQuery(object) ? `${object.topic}${suffix}` : (follows?.topic ?? object.topic);
  const renames = new Map([...reads].map(([from, to]) => [serverName(from), to.name]));
  const statement = rewrite(object.statement, { from: object.name, to: name }, renames, object.topic, topic);
  const actual = object.reads.map((read) => reads.get(read)?.name ?? read);
  return { object, version, name, topic, reads: actual, statement };
}

const TOKENS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|`(?:[^`]|``)*`|[A-Za-z_][\w]*|\s+|[\s\S]/g;

function rewrite(
  sql: string,
  own: { readonly from: string; readonly to: string },
  renames: ReadonlyMap<string, string>,
  oldTopic: string,
  topic: string,
): string {
  const tokens = sql.match(TOKENS) ?? [];
  const blank = (token: string | undefined): boolean => token !== undefined && /^(\s|--|\/\*)/.test(token);
  const nextWord = (at: number): string | undefined => tokens.slice(at + 1).find((token) => !blank(token));
  const out = [...tokens];
  /** The last words before the one that is looked at. */
  let before: string[] = [];
  let created = false;
  for (const [at, token] of tokens.entries()) {
    if (blank(token)) continue;
    const last = before.at(-1) ?? "";
    const isName = /^[A-Za-z_]/.test(token);
    if (isName && !created && /^(STREAM|TABLE|EXISTS)$/.test(last) && !/^IF$/i.test(token)) {
      created = true;
      if (serverName(token) === serverName(own.from)) out[at] = own.to;
    } else if (isName && /^(FROM|JOIN)$/.test(last)) {
      const to = renames.get(serverName(token));
      if (to !== undefined && serverName(to) !== serverName(token)) {
        const next = nextWord(at);
        const alias = next !== undefined && /^[A-Za-z_`]/.test(next) && !NO_ALIAS.test(next);
        out[at] = alias ? to : `${to} AS ${token}`;
      }
    } else if (last === "=" && before.at(-2) === "KAFKA_TOPIC" && token === quoted(oldTopic)) out[at] = quoted(topic);
    before = [...before.slice(-1), isName ? token.toUpperCase() : token];
  }
  return out.join("");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
