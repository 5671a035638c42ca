import { fileURLToPath } from "node:url";

/** The checkout's root folder, with a trailing separator. Room code never reads the working directory. */
export const ROOT: string = fileURLToPath(new URL("../", import.meta.url));
