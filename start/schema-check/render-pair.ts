import { type BufFinding, isBreaking, type PairChange, type PairVerdict, remedyOf } from "#codegen";
import { type Paint, plural, type ReadText, renderProblem } from "#core";

/** What buf says beside the registry; it never makes a schema incompatible. */
export interface BufSide {
  readonly category: string;
  readonly findings: readonly BufFinding[];
}

/** For machines: `{compatible, changes: [{type, path}], ...}`. */
export function pairJson({ level, compatible, changes, files }: PairVerdict, buf: BufSide | undefined): unknown {
  const bare = (list: readonly PairChange[]): unknown => list.map(({ type, path }) => ({ type, path }));
  return {
    compatible,
    mode: level.toLowerCase(),
    changes: bare(changes),
    files: files.map((file) => ({ ...file, changes: file.changes.map((c) => ({ ...c, breaking: isBreaking(c) })) })),
    ...(buf && { buf: { category: buf.category.toLowerCase(), findings: buf.findings } }),
  };
}

/** For a person: what breaks with its place, then what is allowed, then buf, then the verdict in one line. */
export function renderPair(verdict: PairVerdict, buf: BufSide | undefined, paint: Paint, read: ReadText): string {
  const { level, compatible, files } = verdict;
  const parts: string[] = [];
  for (const { file, old, changes } of files) {
    const breaking = changes.filter(isBreaking);
    const allowed = changes.filter((change) => !isBreaking(change));
    for (const change of breaking) parts.push(problem(change, level, paint, read));
    if (allowed.length === 0) continue;
    const from = old === undefined || old === file ? "" : `, from ${old}`;
    const lines = allowed.map(({ type, path, location }) => {
      const place = location ? `  ${location.file}:${location.line}:${location.column}` : "";
      return `  ${paint.green(type)} ${path}${paint.dim(place)}`;
    });
    parts.push([`allowed in ${file}${from}`, ...lines].join("\n"));
  }
  if (buf && buf.findings.length > 0) {
    const lines = buf.findings.map(({ rule, message, location }) => {
      const place = location ? `${location.file}:${location.line}:${location.column}  ` : "";
      return `  ${place}${paint.yellow(rule)}  ${message.split(". See ")[0]}`;
    });
    parts.push([`buf ${buf.category}`, ...lines].join("\n"));
  }
  const changes = files.flatMap((file) => file.changes);
  const found = `${plural(changes.length, "difference")}, ${changes.filter(isBreaking).length} breaking`;
  const besides = buf ? `; buf ${buf.category}: ${plural(buf.findings.length, "finding")}` : "";
  const word = compatible ? paint.green("compatible") : paint.red("not compatible");
  parts.push(`${word} under ${level}: ${found}${besides}`);
  return parts.join("\n\n");
}

function problem({ type, path, location }: PairChange, level: string, paint: Paint, read: ReadText): string {
  const hint = remedyOf(type);
  return renderProblem(
    {
      code: "SLUICE_REGISTRY_INCOMPATIBLE",
      message: `${type} ${path} is not allowed by ${level}`,
      ...(hint !== undefined && { hint }),
      ...(location && { location }),
    },
    paint.red("") !== "",
    read,
  );
}
