/** A line, and where it stands. */
export interface PlacedLine {
  /** The name under which the file is written; absolute, with forward slashes. */
  readonly file: string;
  /** Its number in the file as that is now, from 1. */
  readonly line: number;
  /** The line with its end. */
  readonly bytes: Buffer;
  /** The file is rotated before. */
  readonly rotate: boolean;
}
