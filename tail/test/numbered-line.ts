/** What a line says follows from its number: whoever reads it sees whether it is whole. */
export function messageOf(app: string, serial: number): string {
  return `line ${serial} of ${app}${" ~".repeat(serial % 23)}`;
}

/** A line of an application, with its end. */
export function numberedLine(app: string, serial: number, writtenAt: string): string {
  return `${serial} ${writtenAt} INFO ${messageOf(app, serial)}\n`;
}
