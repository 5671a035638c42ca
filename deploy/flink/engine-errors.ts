/** What a person needs from a Java stack: the innermost message, the chain above it, and the place in the SQL. */
export interface EngineFault {
  readonly message: string;
  /** Outermost first, class names dropped, each message once. */
  readonly causes: readonly string[];
  /** Place in the statement as it was sent, counted from 1. */
  readonly place?: { readonly line: number; readonly column: number; readonly endColumn?: number };
}

const CLASS_NAME = /(?:[a-z][\w$]*\.){2,}[A-Z][\w$]*(?:Exception|Error|Failure)\b:?\s*/g;
const RANGE = /[Ff]rom line (\d+), column (\d+) to line (\d+), column (\d+)/;
const POINT = /at line (\d+), column (\d+)/;
/** Wrappers that say nothing a user can act on. */
const EMPTY =
  /^(Failed to fetchResults\.?|Failed to execute the operation [0-9a-f-]+\.?|Failed to execute sql|Internal server error\.?|SQL (validation|parse) failed\.?|Could not start the JobMaster\.?|Failed to submit ExecutionPlan\.?|\[Internal server error\., <Exception on server side:)$/;

/** Reads a Java stack trace, as the gateway and the job manager send it, into the messages of its causes. */
export function readStack(stack: string): EngineFault {
  const causes: string[] = [];
  for (const part of causeTexts(stack)) {
    const text = clean(part);
    if (text && !EMPTY.test(text) && !causes.includes(text)) causes.push(text);
  }
  const placed = causes.findLast((text) => RANGE.test(text) || POINT.test(text));
  const message = causes.at(-1) ?? firstLine(stack) ?? "no message";
  const place = placed === undefined ? undefined : placeIn(placed);
  return { message, causes, ...(place ? { place } : {}) };
}

/** True when the engine refused a submit because it has seen the job id before. */
export function isDuplicateJob(fault: EngineFault): boolean {
  return fault.causes.some((text) =>
    /has already been submitted|already (been )?(submitted|running|terminated)/.test(text),
  );
}

/** True for a refusal that only says that the engine is on its way down or up: the same statement may pass later. */
export function isPassing(fault: EngineFault): boolean {
  return fault.causes.some((text) =>
    /Session '?[0-9a-f-]+'? does not exist|Connection refused|Connection reset|leader election|Ask timed out|Could not connect/i.test(
      text,
    ),
  );
}

/** The text of an engine's error reply: `errors` of the body, joined, or the body itself. */
export function stackOf(body: string): string {
  try {
    const json: unknown = JSON.parse(body);
    const errors = (json as { errors?: unknown }).errors;
    if (Array.isArray(errors)) return errors.map(String).join("\n");
  } catch {
    // Not JSON: the body is the message.
  }
  return body;
}

function causeTexts(stack: string): string[] {
  const lines = stack
    .replaceAll("<Exception on server side:", "")
    .replaceAll(/End of exception on server side>?\]?/g, "")
    .split("\n")
    .filter((line) => !/^\s*(at [\w$./<>-]+[(.]|\.\.\. \d+ (more|common))/.test(line));
  const texts: string[] = [];
  for (const line of lines) {
    const trimmed = line.trimEnd();
    // A new cause starts at "Caused by:" or at a bare class name; other lines continue the message before them.
    if (/^\s*Caused by: /.test(trimmed)) texts.push(trimmed.replace(/^\s*Caused by: /, ""));
    else if (texts.length === 0 || /^(?:[a-z][\w$]*\.){2,}[A-Z][\w$]*(?:Exception|Error)\b/.test(trimmed))
      texts.push(trimmed);
    else texts[texts.length - 1] += `\n${trimmed}`;
  }
  return texts;
}

function clean(text: string): string {
  const bare = text.replaceAll(CLASS_NAME, "").trim();
  return bare
    .replace(/\nWas expecting[\s\S]*$/, "")
    .replace(/\n+Supported options:[\s\S]*$/, "")
    .replace(/\n+Table options are:[\s\S]*$/, "")
    .replaceAll(/\n{2,}/g, "\n")
    .slice(0, 2000);
}

function placeIn(text: string): EngineFault["place"] {
  const range = RANGE.exec(text);
  if (range) {
    const place = { line: Number(range[1]), column: Number(range[2]) };
    return range[1] === range[3] ? { ...place, endColumn: Number(range[4]) } : place;
  }
  const point = POINT.exec(text);
  return point ? { line: Number(point[1]), column: Number(point[2]) } : undefined;
}

function firstLine(text: string): string | undefined {
  return text.split("\n").find((line) => line.trim() !== "");
}
