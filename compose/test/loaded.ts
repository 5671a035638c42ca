import { readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { parse } from "yaml";
import { ROOT, readVersions } from "#core";

export const COMPOSE_FILE: string = join(ROOT, "compose", "compose.yaml");
/** Folders that only `up` knows. */
export const FOLDERS = { STATE_DIR: "/srv/sluice/state", FILES_DIR: "/srv/sluice/files" };
export const VARIABLES: Readonly<Record<string, string>> = { ...readVersions(), ...FOLDERS };

/** A project in the shape in which Compose itself prints it; what tests do not look at is left out. */
export interface Loaded {
  readonly services: Readonly<Record<string, LoadedService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export interface LoadedService {
  readonly image: string;
  readonly command?: readonly string[] | null;
  readonly entrypoint?: readonly string[] | null;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly host_ip?: string; readonly published?: string; readonly target: number }[];
  readonly volumes?: readonly Mount[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly mem_limit?: string;
}

export interface Mount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly bind?: { readonly create_host_path?: boolean };
}

export const composeText = (): string => readFileSync(COMPOSE_FILE, "utf8");

/** The text as a YAML parser sees it, its short forms written out: the quick look that needs no Go. */
export function loadYaml(text: string, variables: Readonly<Record<string, string>> = VARIABLES): Loaded {
  const filled = text.replaceAll(
    /\$\{([A-Z0-9_]+)(?::\?[^}]*)?\}/g,
    (_, name: string) => variables[name] ?? `\${${name}}`,
  );
  const raw = parse(filled, { merge: true }) as { services: Record<string, RawService>; volumes: Loaded["volumes"] };
  const services = Object.entries(raw.services).map(([name, service]) => {
    const environment = Object.entries(service.environment ?? {}).map(([key, value]) => [key, String(value)]);
    const ports = service.ports?.map((port) => portOf(String(port)));
    const volumes = service.volumes?.map(mountOf);
    return [
      name,
      { ...service, environment: Object.fromEntries(environment), ports, volumes } as unknown as LoadedService,
    ];
  });
  return { services: Object.fromEntries(services), volumes: raw.volumes };
}

type RawService = Record<string, unknown> & {
  readonly environment?: Record<string, unknown>;
  readonly ports?: readonly unknown[];
  readonly volumes?: readonly (string | Mount)[];
};

function portOf(text: string): NonNullable<LoadedService["ports"]>[number] {
  const [target = "", published, host] = text.split(":").reverse();
  return { ...(host && { host_ip: host }), ...(published && { published }), target: Number(target) };
}

function mountOf(volume: string | Mount): Mount {
  if (typeof volume !== "string") {
    const source = isAbsolute(volume.source) ? volume.source : resolve(COMPOSE_FILE, "..", volume.source);
    return { ...volume, source };
  }
  const [source = "", target = ""] = volume.split(":");
  return { type: /^[./]/.test(source) ? "bind" : "volume", source, target };
}
