import { type ReadText, renderError, type SluiceError } from "#core";
import type { ReportFormat } from "./formats.ts";
import { annotation } from "./render-github.ts";
import { MARKER } from "./render-markdown.ts";

/** What the check says when it could not be made: `out` is where the format's own reader looks, `err` for a person. */
export function renderFailure(
  error: SluiceError,
  format: ReportFormat,
  color: boolean,
  read: ReadText,
): { readonly out: string; readonly err: string } {
  const { code, message, hint, location, problems } = error;
  const told = problems.length > 0 ? problems.filter(({ severity }) => severity !== "warning") : [error];
  const text = renderError(error, false, read);
  switch (format) {
    case "terminal":
      return { out: "", err: `${renderError(error, color, read)}\n` };
    case "json":
      return { out: `${JSON.stringify({ error: { code, message, hint, location }, problems })}\n`, err: "" };
    case "github":
      return {
        out: told
          .map((each) => `${annotation("error", each.code, [each.message, ...hintOf(each.hint)], each.location)}\n`)
          .join(""),
        err: `${text}\n`,
      };
    case "markdown":
      return {
        out: `${MARKER}\n\n### The schemas could not be checked\n\n\`\`\`\n${text}\n\`\`\`\n`,
        err: `${text}\n`,
      };
  }
}

function hintOf(hint: string | undefined): readonly string[] {
  return hint === undefined ? [] : [`hint: ${hint}`];
}
