import { Unfit } from "./unfit.ts";

type Values = Readonly<Record<string, string | undefined>>;

const SEVERITIES = ["EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG"];
/** 8 * 23 + 7. */
const MOST = 191;
const HEAD = /^<(\d{1,3})>1 ([^ ]{1,64}) ([^ ]{1,255}) ([^ ]{1,48}) ([^ ]{1,128}) ([^ ]{1,32}) /;

/**
 * A message of RFC 5424. `-` stands for nothing; parameters of structured data are called `data.<id>.<name>`.
 * The length in front of a message, as on TCP, is not part of a line.
 */
export function readSyslog(text: string): Values | Unfit {
  const head = HEAD.exec(text);
  if (head === null) return new Unfit("no header of RFC 5424: <priority>1 time host app process message-id");
  const priority = Number(head[1]);
  if (priority > MOST) return new Unfit(`priority ${priority} is above ${MOST}`);
  const [time, host, app, processId, messageId] = head.slice(2).map((value) => (value === "-" ? undefined : value));
  const values: Record<string, string | undefined> = {
    facility: String(priority >> 3),
    severity: String(priority & 7),
    severity_name: SEVERITIES[priority & 7],
    time,
    host,
    app,
    process_id: processId,
    message_id: messageId,
  };
  const end = readData(text, head[0].length, values);
  if (typeof end !== "number") return end;
  if (end < text.length && text[end] !== " ")
    return new Unfit(`no blank behind the structured data, column ${end + 1}`);
  // A byte order mark says that the message is UTF-8, which it is anyway.
  values["message"] = text.slice(end + 1).replace(/^\uFEFF/, "");
  return values;
}

const ELEMENT = /\[([^ =\]"]{1,32})/y;
const PARAMETER = / ([^ =\]"]{1,32})="((?:[^"\\\]]|\\[\s\S])*)"/y;

/** Where the structured data ends. */
function readData(text: string, from: number, values: Record<string, string | undefined>): number | Unfit {
  if (text[from] === "-") return from + 1;
  let at = from;
  while (text[at] === "[") {
    const id = take(ELEMENT, text, at);
    if (id === null) return new Unfit(`structured data without a name, column ${at + 1}`);
    at += id[0].length;
    for (let pair = take(PARAMETER, text, at); pair !== null; pair = take(PARAMETER, text, at)) {
      values[`data.${id[1]}.${pair[1]}`] = (pair[2] ?? "").replace(/\\(["\\\]])/g, "$1");
      at += pair[0].length;
    }
    if (text[at] !== "]") return new Unfit(`structured data is broken at column ${at + 1}`);
    at++;
  }
  return at > from ? at : new Unfit(`no structured data at column ${from + 1}: "-" stands for none`);
}

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
