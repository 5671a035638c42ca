/** How a file is rotated; `gzip`: in one of the other ways, and a rotated one is compressed. */
export type RotationKind = "rename" | "copytruncate" | "gzip";
export const KINDS: readonly RotationKind[] = ["rename", "copytruncate", "gzip"];

/** A log file, who writes it and how it is rotated. */
export interface KillLog {
  readonly app: string;
  /** How much it writes, compared with the others. */
  readonly weight: number;
  /** The writer opens its file anew when it is told to (SIGHUP), when it notices that it is another one, or never. */
  readonly reopens: "told" | "notices" | "never";
  /** Lines of logrotate's configuration. */
  readonly settings: readonly string[];
}

const DATES = ["dateext", "dateformat -%Y%m%d-%s"];

/** More than there are rotations: on a busy machine short lives fall behind, and what is removed unread is lost. */
const KEPT = "rotate 100";

export const LOGS: readonly KillLog[] = [
  { app: "billing", weight: 20, reopens: "told", settings: ["create", KEPT, "notifempty"] },
  { app: "audit", weight: 1, reopens: "notices", settings: ["nocreate", KEPT, ...DATES] },
  { app: "search", weight: 10, reopens: "told", settings: ["create", KEPT, "notifempty", ...DATES] },
  { app: "cart", weight: 20, reopens: "never", settings: ["copytruncate", KEPT, "notifempty"] },
  { app: "crm", weight: 2, reopens: "never", settings: ["copytruncate", KEPT, "notifempty", ...DATES] },
  { app: "orders", weight: 15, reopens: "told", settings: ["create", "compress", KEPT] },
  { app: "stock", weight: 15, reopens: "notices", settings: ["create", "compress", "delaycompress", KEPT] },
  { app: "mail", weight: 10, reopens: "never", settings: ["copytruncate", "compress", KEPT, "notifempty", ...DATES] },
  { app: "media", weight: 5, reopens: "never", settings: ["copytruncate", "compress", "delaycompress", KEPT] },
];
