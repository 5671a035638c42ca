import { join } from "node:path";
import { http } from "#core";
import type { EngineFiles } from "./engine-files.ts";
import type { ServiceSpec, StackPorts } from "./types.ts";

/** Runs Apicurio Registry on an H2 file in `<stack>/registry`. */
export function registrySpec(files: EngineFiles, ports: StackPorts): ServiceSpec {
  const log = join(files.logDir, "registry.log");
  const runner = join(files.registryDir, `apicurio-registry-app-${files.registryVersion}-runner.jar`);
  return {
    name: "registry",
    address: `http://127.0.0.1:${ports.registry}/apis/ccompat/v7`,
    log,
    out: join(files.logDir, "registry.out.log"),
    ...files.archiveOf("registry", files.registryVersion, [runner]),
    jvm: [
      "-Xmx256m",
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-XX:+ExitOnOutOfMemoryError",
      ...Object.entries(registrySettings(ports.registry, join(files.stackDir, "registry", "registry"), log)).map(
        ([key, value]) => `-D${key}=${value}`,
      ),
    ],
    // The runner's manifest names its libraries.
    classPath: [runner],
    ownJars: [],
    main: ["io.quarkus.runner.GeneratedMain"],
    prepare: async () => undefined,
    async isReady() {
      // Never /subjects: it answers before all schemas are read.
      const reply = await http("the Schema Registry", `http://127.0.0.1:${ports.registry}/health/ready`, {
        timeout: 3000,
      });
      return reply.status === 200;
    },
    corruption: registryCorruption,
  };
}

/** Settings as system properties: they win over whatever the environment of the user says. */
export function registrySettings(
  port: number,
  database: string,
  log: string,
): Readonly<Record<string, string | number>> {
  return {
    "java.util.logging.manager": "org.jboss.logmanager.LogManager",
    "quarkus.http.host": "127.0.0.1",
    "quarkus.http.port": port,
    "quarkus.banner.enabled": "false",
    "apicurio.storage.kind": "sql",
    "apicurio.storage.sql.kind": "h2",
    "apicurio.datasource.url": `jdbc:h2:file:${database.replaceAll("\\", "/")}`,
    "apicurio.datasource.jdbc.initial-size": 1,
    "apicurio.datasource.jdbc.min-size": 1,
    "apicurio.datasource.jdbc.max-size": 20,
    // Two more data sources, for a storage that is not used here, open 20 connections each by default.
    "apicurio.datasource.blue.jdbc.initial-size": 0,
    "apicurio.datasource.blue.jdbc.min-size": 0,
    "apicurio.datasource.green.jdbc.initial-size": 0,
    "apicurio.datasource.green.jdbc.min-size": 0,
    "quarkus.log.level": "WARN",
    'quarkus.log.category."io.quarkus.http.access-log".level': "ERROR",
    "quarkus.log.console.enable": "false",
    "quarkus.log.file.enable": "true",
    "quarkus.log.file.json": "false",
    "quarkus.log.file.path": log,
    "quarkus.log.file.format": "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p %c{1} %m%e%n",
    "quarkus.log.file.rotation.max-file-size": "10M",
    "quarkus.log.file.rotation.max-backup-index": 3,
  };
}

/** What the registry's last lines say about a damaged database file. */
export function registryCorruption(lines: readonly string[]): string | undefined {
  return lines
    .find((line) => /MVStoreException|File corrupted|database file .*(corrupt|version)|90030|90048/i.test(line))
    ?.trim();
}
