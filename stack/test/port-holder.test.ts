import { createServer } from "node:net";
import { expect, test } from "vitest";
import {
  findPortHolder,
  parseListenAddresses,
  parseListeners,
  parseLsof,
  shortenCommand,
  socketInodes,
} from "../port-holder.ts";

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
   1: 0100007F:2384 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 100 0 0 10 0
   2: 00000000:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000000000000000 100 0 0 10 0
`;

test("only sockets that listen on the port count, not connections to it", () => {
  expect(parseListeners(TABLE, 9092)).toEqual(["4711"]);
  expect(parseListeners(TABLE, 8081)).toEqual(["4713"]);
  expect(parseListeners(TABLE, 9093)).toEqual([]);
});

test("the addresses of a process are those of its own listening sockets", () => {
  expect(parseListenAddresses(TABLE, new Set(["4711", "4712"]))).toEqual(["0100007F:2384"]);
});

test("a command is shown without its flags, which are long and may hold secrets", () => {
  const words = [
    "/opt/jdk/bin/java",
    "-Xmx512m",
    "-cp",
    "/a.jar:/b.jar",
    "-Dpassword=x",
    "kafka.Kafka",
    "server.properties",
  ];
  expect(shortenCommand(words)).toBe("java kafka.Kafka server.properties");
  expect(shortenCommand(["node", "--token=abc", "x".repeat(200)])).toHaveLength(80);
});

test("lsof's fields name the process", () => {
  expect(parseLsof("p123\ncjava\nf4\n")).toEqual({ pid: 123, command: "java" });
  expect(parseLsof("")).toBeUndefined();
});

test.runIf(process.platform === "linux")("finds the process that listens on a port", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    expect(findPortHolder(port)?.pid).toBe(process.pid);
    expect(socketInodes(process.pid).length).toBeGreaterThan(0);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  expect(findPortHolder(port)).toBeUndefined();
});
