import { existsSync } from "node:fs";
import { composeAddresses } from "../project.ts";
import { FOLDERS, type Loaded, type LoadedService, VARIABLES } from "./loaded.ts";
import { unknownVariables } from "./variables.ts";

/** Each image that may be used: its tag, and the programs in it that a health check may call. */
const IMAGES: Readonly<Record<string, { readonly tag: string; readonly checks: readonly string[] }>> = {
  "confluentinc/cp-server": { tag: tag("CP_VERSION"), checks: ["kafka-broker-api-versions"] },
  "confluentinc/cp-schema-registry": { tag: tag("CP_VERSION"), checks: ["curl"] },
  "confluentinc/cp-ksqldb-server": { tag: tag("CP_VERSION"), checks: ["curl"] },
  "confluentinc/cp-ksqldb-cli": { tag: tag("CP_VERSION"), checks: [] },
  "confluentinc/cp-enterprise-control-center-next-gen": { tag: tag("CONTROL_CENTER_VERSION"), checks: ["curl"] },
  "confluentinc/cp-enterprise-prometheus": { tag: tag("CONTROL_CENTER_VERSION"), checks: ["bash"] },
  "confluentinc/cp-enterprise-alertmanager": { tag: tag("CONTROL_CENTER_VERSION"), checks: ["bash"] },
  flink: { tag: `${tag("FLINK_VERSION")}-java17`, checks: ["wget", "bash"] },
};

/** The published ports, by service: the port inside, and the address by which this machine knows it. */
const PUBLISHED: Readonly<Record<string, readonly [number, string]>> = (() => {
  const { kafka, registry, flink, gateway, ksqldb, controlCenter } = composeAddresses(VARIABLES);
  return {
    kafka: [9092, kafka],
    "schema-registry": [8081, registry],
    jobmanager: [8081, flink],
    "sql-gateway": [8083, gateway],
    "ksqldb-server": [8088, ksqldb],
    "control-center": [9021, controlCenter],
  };
})();

/** Everything in a loaded project that is not as it must be, a sentence each. */
export function breaches({ services, volumes }: Loaded): string[] {
  const found: string[] = [];
  for (const [name, service] of Object.entries(services)) {
    const say = (what: string): number => found.push(`${name}: ${what}`);
    image(service, say);
    ports(name, service, say);
    health(service, say);
    start(service, services, say);
    mounts(service, volumes, say);
    for (const variable of unknownVariables(service)) say(`${variable} is no variable that its image knows`);
    if (service.mem_limit === undefined) say("has no memory limit");
  }
  for (const name of Object.keys(PUBLISHED))
    if (!services[name]?.ports?.length) found.push(`${name}: is not published`);
  return found;
}

type Say = (what: string) => void;

function image(service: LoadedService, say: Say): void {
  const [name = "", version] = service.image.split(":");
  const known = IMAGES[name];
  if (!known) say(`image ${name} is not known`);
  else if (version !== known.tag) say(`image ${name} has tag ${version}, not ${known.tag} of versions.env`);
}

function ports(name: string, service: LoadedService, say: Say): void {
  for (const { host_ip, published, target } of service.ports ?? []) {
    if (host_ip !== "127.0.0.1") say(`port ${published} is published on ${host_ip ?? "all addresses"}`);
    const [inside, address] = PUBLISHED[name] ?? [];
    if (target !== inside || !address?.endsWith(`:${published}`)) say(`port ${published}:${target} is not known`);
  }
}

function health(service: LoadedService, say: Say): void {
  const test = service.healthcheck?.test;
  // One that somebody sits at needs none.
  if (service.profiles !== undefined) return;
  const [kind, program, ...args] = test ?? [];
  const name = service.image.split(":")[0] as string;
  if (kind === undefined || service.healthcheck?.disable) say("has no health check");
  else if (kind !== "CMD") say("its health check goes through a shell");
  else if (!IMAGES[name]?.checks.includes(program ?? "")) say(`its image is not known to have ${program}`);
  // The only thing bash may do: open a port.
  else if (program === "bash" && !/^-c <\/dev\/tcp\/127\.0\.0\.1\/\d+$/.test(args.join(" ")))
    say("bash runs a program");
}

function start(service: LoadedService, services: Loaded["services"], say: Say): void {
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    if (!services[other]) say(`depends on ${other}, which there is not`);
    if (condition !== "service_healthy") say(`starts after ${other} is ${condition}, not healthy`);
  }
  if (service.entrypoint) say("has an entrypoint of its own");
  const words = service.command ?? [];
  if (words.some((word) => /[;|&<>`$\n]/.test(word) || /(^|\/)(sh|bash)$/.test(word))) say("its command is a program");
}

function mounts(service: LoadedService, volumes: Loaded["volumes"], say: Say): void {
  for (const { type, source, target, bind } of service.volumes ?? []) {
    if (type === "volume") {
      if (!(source in volumes)) say(`volume ${source} is not declared`);
      continue;
    }
    // Compose would make a folder of that name, and the engine would read an empty one.
    if (bind?.create_host_path !== false) say(`${source} is made when it is not there`);
    const made = Object.values(FOLDERS).some((folder) => source === folder || source.startsWith(`${folder}/`));
    if (!made && !existsSync(source)) say(`${source} is not there`);
    if (made && target !== source && target !== "/mnt/config") say(`${source} has another path inside: ${target}`);
  }
}

function tag(name: string): string {
  return VARIABLES[name] ?? "";
}
