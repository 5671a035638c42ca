/** What the parts of this adapter share. */
export interface Connection {
  readonly bootstrap: string;
  readonly bootstrapBrokers: string[];
  readonly clientId: string;
}

/** Called by what was opened when it closes by itself. */
export type OnClose = (closed: { close(): Promise<void> }) => void;
