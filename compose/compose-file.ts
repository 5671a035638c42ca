import { readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { parse } from "yaml";
import { SluiceError } from "#core";

/** What commands need to know of one service. */
export interface Service {
  readonly name: string;
  readonly image: string;
  /** Started only when asked for. */
  readonly onDemand: boolean;
  /** `<address>:<port of this machine>:<port inside>`. */
  readonly ports: readonly string[];
  /** Files and folders of this machine that it sees, absolute. */
  readonly sources: readonly string[];
}

/** The services of a compose file with its variables filled; SLUICE_INTERNAL for a variable without a value. */
export function readComposeFile(file: string, variables: Readonly<Record<string, string>>): Service[] {
  const folder = resolve(file, "..");
  const { services } = parse(interpolate(readFileSync(file, "utf8"), variables), { merge: true }) as {
    services: Record<string, RawService>;
  };
  return Object.entries(services).map(([name, service]) => ({
    name,
    image: service.image,
    onDemand: service.profiles !== undefined,
    ports: service.ports ?? [],
    sources: (service.volumes ?? []).flatMap((volume) =>
      typeof volume === "string" ? [] : [isAbsolute(volume.source) ? volume.source : resolve(folder, volume.source)],
    ),
  }));
}

interface RawService {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly (string | { readonly source: string })[];
}

/** `${NAME}` and `${NAME:?what to do}`: all that the file uses. Comments are left alone. */
function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/^\s*#.*$|\$\{([A-Z0-9_]+)(?::\?[^}]*)?\}/gm, (found, name: string | undefined) => {
    if (name === undefined) return found;
    const value = variables[name];
    if (value === undefined)
      throw new SluiceError("SLUICE_INTERNAL", `compose.yaml uses \${${name}}, which has no value`);
    return value;
  });
}
