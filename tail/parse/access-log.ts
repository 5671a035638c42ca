import { closingQuote, unescapeText } from "./logfmt.ts";
import { Unfit } from "./unfit.ts";

type Values = Readonly<Record<string, string | undefined>>;

/**
 * A line of the common log format, or of the combined one, which has referrer and user agent behind it. `-` stands for
 * nothing. What servers add behind these is not looked at.
 */
export function readAccessLog(text: string, combined: boolean): Values | Unfit {
  // The user may hold blanks: so what stands before the time is cut from the front and from behind.
  const open = text.indexOf(" [");
  const close = text.indexOf('] "', open);
  if (open < 0 || close < 0) return new Unfit("no [time] before a quoted request");
  const [host = "", ident = "", ...user] = text.slice(0, open).split(" ");
  if (host === "" || ident === "" || user.length === 0) return new Unfit("no host, ident and user before the time");
  const request = readQuoted(text, close + 2);
  if (request === undefined) return new Unfit("the quote of the request is never closed");
  const numbers = /^ (\d{3}|-) (\d+|-)(?= |$)/.exec(text.slice(request.end, request.end + 40));
  if (numbers === null) return new Unfit("no status and bytes behind the request");
  const [all, status, bytes] = numbers as unknown as [string, string, string];
  const parts = /^([^ ]+) (.*?)(?: (HTTP\/[^ ]+))?$/s.exec(request.text);
  const values = {
    host,
    ident: dash(ident),
    user: dash(user.join(" ")),
    time: text.slice(open + 2, close),
    request: dash(request.text),
    method: parts?.[1],
    path: parts?.[2],
    protocol: parts?.[3],
    status: dash(status),
    bytes: dash(bytes),
  };
  if (!combined) return values;
  const referrer = readQuoted(text, request.end + all.length + 1);
  const agent = referrer && readQuoted(text, referrer.end + 1);
  if (agent === undefined) return new Unfit("no quoted referrer and user agent behind the bytes");
  return { ...values, referrer: dash(referrer?.text ?? "-"), user_agent: dash(agent.text) };
}

function readQuoted(text: string, at: number): { text: string; end: number } | undefined {
  if (text[at] !== '"') return undefined;
  const end = closingQuote(text, at + 1);
  return end < 0 ? undefined : { text: unescapeText(text.slice(at + 1, end)), end: end + 1 };
}

function dash(text: string): string | undefined {
  return text === "-" ? undefined : text;
}
