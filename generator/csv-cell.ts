/** A text as a cell of the ledger: quoted where the reader would take it for something else. Absent is NULL. */
export function textCell(text: string | undefined): string {
  if (text === undefined) return "";
  return NEEDS_QUOTES.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
