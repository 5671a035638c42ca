import { readVersions, SluiceError } from "#core";
import { PORT_NAMES, PORTS } from "./ports.ts";
import type { StackPorts } from "./types.ts";

/** Port flags of a command, as `parseArgs` gives them: `kafka-port` and so on. */
export type PortFlags = Readonly<Record<string, string | boolean | undefined>>;

/** The ports to use: flag, then `SLUICE_*_PORT`, then `compose/versions.env`. All faults in one message. */
export function stackPorts(
  flags: PortFlags = {},
  env: NodeJS.ProcessEnv = process.env,
  defaults: Readonly<Record<string, string>> = readVersions(),
): StackPorts {
  const faults: string[] = [];
  const entries = PORT_NAMES.map((name) => {
    const { flag, env: variable } = PORTS[name];
    const given = flags[flag.slice(2)];
    const [text, where] =
      typeof given === "string"
        ? [given, flag]
        : [env[variable] ?? defaults[variable.replace("SLUICE_", "")], variable];
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      faults.push(`${where} must be a port between 1 and 65535, not "${text}"`);
    return [name, port] as const;
  });
  if (faults.length > 0) {
    throw new SluiceError("SLUICE_CONFIG", faults.join("; "), { hint: "docs/configuration.md lists every setting" });
  }
  return Object.fromEntries(entries) as unknown as StackPorts;
}
