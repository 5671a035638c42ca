import fc from "fast-check";

/** What happens to the files of one log, and to whoever reads them. */
export type Command =
  /** Whole lines, behind what was torn before. `header`: a new file begins with the line that every file begins with. */
  | { readonly do: "write"; readonly lines: number; readonly length: number; readonly header: boolean }
  /** A line without its end. */
  | { readonly do: "torn" }
  | { readonly do: "blank" }
  /** `.1` to `.2` and so on, the file to `.1`. */
  | { readonly do: "rotate" }
  /** The file is copied to `.1` and truncated. */
  | { readonly do: "copytruncate" }
  /** The same in two steps, with anything between. */
  | { readonly do: "copy" }
  | { readonly do: "truncate" }
  /** Truncated by a copy, and at once longer than it was, with the same beginning. */
  | { readonly do: "regrow"; readonly more: number }
  /** Removed and made anew: the file system gives the inode again. */
  | { readonly do: "reuse" }
  /** The youngest rotated file that is not compressed. `partly`: interrupted, the original stays. */
  | { readonly do: "gzip"; readonly partly: boolean }
  | { readonly do: "unlink" }
  /** The oldest rotated file goes. */
  | { readonly do: "expire" }
  /** Times of all files are set back. */
  | { readonly do: "clock_back" }
  /** A look and a batch that is committed; `bytes`: at the most. */
  | { readonly do: "poll"; readonly bytes: number }
  /** A batch that is planned and never committed: the process dies, and another begins. */
  | { readonly do: "die"; readonly bytes: number }
  | { readonly do: "kill" }
  | { readonly do: "wait"; readonly ms: number };

const bytes = fc.constantFrom(1, 30, 1000);

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      lines: fc.integer({ min: 1, max: 4 }),
      // The last one is longer than an event may be.
      length: fc.constantFrom(0, 3, 50, 300),
      header: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Command>({ do: "torn" }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "blank" }) },
  { weight: 3, arbitrary: fc.constant<Command>({ do: "rotate" }) },
  { weight: 2, arbitrary: fc.constant<Command>({ do: "copytruncate" }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "copy" }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "truncate" }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("regrow" as const), more: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "reuse" }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("gzip" as const), partly: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "unlink" }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "expire" }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "clock_back" }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("poll" as const), bytes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("die" as const), bytes }) },
  { weight: 2, arbitrary: fc.constant<Command>({ do: "kill" }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(300, 1500) }) },
);

export const sequence: fc.Arbitrary<Command[]> = fc.array(command, { minLength: 1, maxLength: 40, size: "max" });

/** How the files are followed. */
export interface Setting {
  /** The log alone, or its rotated files too. */
  readonly patterns: readonly string[];
  /** Events begin with a line that looks like one; every line here does, so that the events are the same. */
  readonly starts: boolean;
}

export const setting: fc.Arbitrary<Setting> = fc.record({
  patterns: fc.constantFrom(["*.log"], ["app.log*"]),
  starts: fc.boolean(),
});
