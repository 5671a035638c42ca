/**
 * Methods that every Node Buffer has and its typings leave out: what `toString` and `write` end in, without the work of
 * finding the encoding.
 */
declare global {
  interface Buffer {
    latin1Slice(start: number, end: number): string;
    utf8Slice(start: number, end: number): string;
    /** Returns the number of bytes written. */
    utf8Write(text: string, offset: number): number;
  }
}

export {};
