import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openRegistry, RegistryError } from "#kafka";

interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** Replays answers in order, as Apicurio 3.0.9 gave them; the last one repeats. */
async function serve(
  ...answers: readonly (readonly [number, string] | "cut")[]
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const answer = answers[Math.min(seen.length, answers.length - 1)]!;
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      if (answer === "cut") return request.socket.destroy();
      response.writeHead(answer[0], { "content-type": "application/json" }).end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/apis/ccompat/v7`, seen };
}

const NOT_FOUND = [
  404,
  '{"error_code":40401,"message":"No artifact with ID \'x-value\' in group \'null\' was found."}',
] as const;
const VERSION = [200, '{"subject":"x-value","version":1,"id":3,"schema":"text","schemaType":"PROTOBUF"}'] as const;

test("registers nothing when the subject has the text already", async () => {
  const { url, seen } = await serve(VERSION);
  await expect(openRegistry(url).register("x-value", "text")).resolves.toEqual({
    subject: "x-value",
    version: 1,
    id: 3,
    schema: "text",
  });
  expect(seen.map((s) => s.line)).toEqual(["POST /apis/ccompat/v7/subjects/x-value"]);
  expect(JSON.parse(seen[0]!.body)).toEqual({ schemaType: "PROTOBUF", schema: "text" });
  expect(seen[0]!.headers["content-type"]).toBe("application/vnd.schemaregistry.v1+json");
});

test("looks up, registers, and looks up again for the version of a new text", async () => {
  const { url, seen } = await serve(NOT_FOUND, [200, '{"id":3}'], VERSION);
  await expect(openRegistry(url).register("x-value", "text")).resolves.toMatchObject({ id: 3, version: 1 });
  expect(seen[1]?.line).toBe("POST /apis/ccompat/v7/subjects/x-value/versions");
});

test("keeps status, error code and message of a refusal", async () => {
  const refusal = '{"error_code":42201,"message":"Failed to discover artifact type from content."}';
  const { url } = await serve(NOT_FOUND, [422, refusal]);
  const error = await openRegistry(url)
    .register("x-value", "blah")
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(RegistryError);
  expect(error).toMatchObject({ code: "SLUICE_REGISTRY", status: 422, errorCode: 42201, retryable: false });
  expect((error as Error).message).toContain("Failed to discover artifact type from content.");
});

test("names an incompatible change as such", async () => {
  const { url } = await serve(NOT_FOUND, [409, '{"error_code":409,"message":"Incompatible artifact"}']);
  await expect(openRegistry(url).register("x-value", "text")).rejects.toMatchObject({
    code: "SLUICE_REGISTRY_INCOMPATIBLE",
    status: 409,
  });
});

test("answers undefined or nothing for what is not there", async () => {
  const { url } = await serve(NOT_FOUND);
  const registry = openRegistry(url);
  expect(await registry.lookup("x-value", "text")).toBeUndefined();
  expect(await registry.byId(9)).toBeUndefined();
  expect(await registry.subjectsOf(9)).toEqual([]);
  expect(await registry.version("x-value", "latest")).toBeUndefined();
  expect(await registry.versions("x-value")).toEqual([]);
  expect(await registry.deleteSubject("x-value", { permanent: true })).toEqual([]);
  expect(await registry.compatibility("x-value")).toBeUndefined();
  expect(await registry.testCompatibility("x-value", "text")).toEqual({ compatible: true, messages: [] });
});

test("tries again after a cut connection, an overload and a missing leader", async () => {
  const { url, seen } = await serve("cut", [503, ""], [500, '{"error_code":50003,"message":"no leader"}'], VERSION);
  await expect(openRegistry(url).lookup("x-value", "text")).resolves.toMatchObject({ id: 3 });
  expect(seen.length).toBe(4);
});

test("does not try again what cannot pass", async () => {
  const { url, seen } = await serve([500, '{"error_code":50001,"message":"store broken"}']);
  await expect(openRegistry(url).subjects()).rejects.toThrow(/store broken \(HTTP 500, error 50001\)/);
  expect(seen.length).toBe(1);
});

test("gives up at its bound with the last answer", async () => {
  const { url } = await serve([503, "starting"]);
  await expect(openRegistry(url, { retryFor: 0 }).subjects()).rejects.toMatchObject({ status: 503, retryable: true });
});

test("names the address when nobody answers, without the password", async () => {
  const { url } = await serve("cut");
  const secret = url.replace("://", "://user:secret@");
  const error = await openRegistry(secret, { retryFor: 0 })
    .subjects()
    .catch((e: unknown) => e);
  expect(error).toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE" });
  expect((error as Error).message).toContain(new URL(url).host);
  expect((error as Error).message).not.toContain("secret");
});

test("sends user and password of the address as basic authorization", async () => {
  const { url, seen } = await serve([200, "[]"]);
  await openRegistry(url.replace("://", "://us%20er:p%40ss@")).subjects();
  expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from("us er:p@ss").toString("base64")}`);
});

test("a wrong password or a missing right is told as such, with the address and without the password", async () => {
  for (const [status, hint] of [
    [401, "SLUICE_REGISTRY_URL holds the user and the password"],
    [403, "may not do this"],
  ] as const) {
    const { url, seen } = await serve([status, '{"error_code":401,"message":"Unauthorized"}']);
    const error = await openRegistry(url.replace("://", "://user:geheim@"))
      .register("x-value", "text")
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "SLUICE_REGISTRY_ACCESS", status, retryable: false });
    expect((error as RegistryError).hint).toContain(hint);
    expect((error as RegistryError).hint).toContain(new URL(url).host);
    expect(`${(error as Error).message}${(error as RegistryError).hint}`).not.toContain("geheim");
    expect(seen.length).toBe(1);
  }
});

test("a path behind which there is no registry is a fault, not an empty registry", async () => {
  // What Apicurio, Confluent's server and a proxy answer there.
  const answers = ['{"detail":"x","status":404}', '{"error_code":404,"message":"HTTP 404 Not Found"}', "<html>"];
  for (const answer of answers) {
    const { url } = await serve([404, answer]);
    await expect(openRegistry(url).lookup("x-value", "text")).rejects.toMatchObject({
      code: "SLUICE_REGISTRY",
      status: 404,
      hint: expect.stringContaining("ccompat"),
    });
    await expect(openRegistry(url).byId(1)).rejects.toMatchObject({ status: 404 });
  }
});

test("http to a port for https is told, when the server says what it is", async () => {
  const { url } = await serve([400, "<html>The plain HTTP request was sent to HTTPS port</html>"]);
  await expect(openRegistry(url).subjects()).rejects.toMatchObject({ hint: expect.stringContaining("https://") });
});

test("works under a path of a host, with or without slash at the end", async () => {
  for (const end of ["", "/", "//"]) {
    const { url, seen } = await serve([200, "[]"]);
    const registry = openRegistry(`${new URL(url).origin}/team/registry${end}`);
    await registry.subjects();
    expect(seen.at(-1)?.line).toBe("GET /team/registry/subjects");
    expect(await registry.healthy()).toBe(true);
    expect(seen.slice(1).map((s) => s.line)).toEqual(["GET /health/ready", "GET /team/registry/config"]);
  }
});

test("escapes subject names", async () => {
  const { url, seen } = await serve([200, "[1]"]);
  await openRegistry(url).versions("a/b c");
  expect(seen[0]?.line).toBe("GET /apis/ccompat/v7/subjects/a%2Fb%20c/versions");
});

test("says what is wrong with the address when the answer is no registry's", async () => {
  const { url } = await serve([200, '{"hello":"world"}']);
  await expect(openRegistry(url).subjects()).rejects.toMatchObject({
    code: "SLUICE_REGISTRY",
    hint: expect.stringContaining("ccompat"),
  });
});

test("is healthy only when the health page says so", async () => {
  const down = await serve([503, '{"status":"DOWN"}']);
  expect(await openRegistry(down.url).healthy()).toBe(false);
  expect(down.seen[0]?.line).toBe("GET /health/ready");
});

test("asks a registry without health page for its configuration", async () => {
  const { url, seen } = await serve([404, ""], [200, '{"compatibilityLevel":"BACKWARD"}']);
  expect(await openRegistry(url).healthy()).toBe(true);
  expect(seen.map((s) => s.line)).toEqual(["GET /health/ready", "GET /apis/ccompat/v7/config"]);
});

test("a version that imports others names them", async () => {
  const references = [{ name: "common/v1/money.proto", subject: "money", version: 2 }];
  const body = { subject: "x-value", version: 1, id: 3, schema: "text", schemaType: "PROTOBUF", references };
  const { url } = await serve([200, JSON.stringify(body)]);
  expect(await openRegistry(url).version("x-value", 1)).toEqual({
    subject: "x-value",
    version: 1,
    id: 3,
    schema: "text",
    references,
  });
});
