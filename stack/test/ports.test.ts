import { createServer } from "node:net";
import { expect, test } from "vitest";
import { checkPorts, freePorts, PORT_NAMES } from "../ports.ts";
import { stackPorts } from "../settings.ts";

const DEFAULTS = {
  KAFKA_PORT: "9092",
  KAFKA_CONTROLLER_PORT: "9093",
  REGISTRY_PORT: "8081",
  FLINK_PORT: "8082",
  GATEWAY_PORT: "8083",
};

test("a flag wins over the environment, which wins over the table of versions", () => {
  const ports = stackPorts(
    { "kafka-port": "19092" },
    { SLUICE_KAFKA_PORT: "29092", SLUICE_FLINK_PORT: "28082" },
    DEFAULTS,
  );
  expect(ports).toEqual({ kafka: 19092, controller: 9093, registry: 8081, flink: 28082, gateway: 8083 });
});

test("all wrong ports are named in one message, each by where it came from", () => {
  expect(() => stackPorts({ "flink-port": "x" }, { SLUICE_KAFKA_PORT: "70000" }, DEFAULTS)).toThrow(
    'SLUICE_KAFKA_PORT must be a port between 1 and 65535, not "70000"; --flink-port must be a port between 1 and 65535, not "x"',
  );
});

test("free ports are all different", async () => {
  const ports = await freePorts();
  expect(new Set(PORT_NAMES.map((name) => ports[name])).size).toBe(5);
  // Where no outgoing connection can take them.
  for (const name of PORT_NAMES) expect(ports[name]).toBeLessThan(32_768);
});

test("a taken port is named with its holder and the ways to change it", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const ports = { ...(await freePorts()), registry: port };
  const holder = { pid: 42, command: "java other.Main" };
  try {
    await expect(checkPorts(ports, ["kafka", "registry"], () => holder)).rejects.toMatchObject({
      code: "SLUICE_PORT_TAKEN",
      message: `port ${port} (the Schema Registry) is taken by process 42 (java other.Main)`,
      hint: "stop that process, or use another port: --registry-port <port> or SLUICE_REGISTRY_PORT=<port>",
    });
    // A service that is not started needs no port.
    await checkPorts(ports, ["kafka"], () => holder);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test("two listeners cannot have one port", async () => {
  const ports = await freePorts();
  await expect(checkPorts({ ...ports, gateway: ports.flink }, ["flink"])).rejects.toMatchObject({
    code: "SLUICE_CONFIG",
    hint: expect.stringContaining("--gateway-port"),
  });
});
