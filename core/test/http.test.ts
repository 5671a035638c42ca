import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { http, splitCredentials, withoutCredentials } from "#core";
import { type Certificate, makeCertificate } from "../../test/interop/certificate.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-http-"));
let certificate: Certificate;
beforeAll(() => {
  certificate = makeCertificate(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers every request with its method, its authorization and its body. */
const secure = (): Promise<string> =>
  listen(
    createSecureServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () =>
        response.writeHead(201).end(JSON.stringify([request.method, request.headers.authorization, body])),
      );
    }),
  );
const plain = (): Promise<string> => listen(createServer((_, response) => response.end("{}")));
const failure = (url: string, ca?: string): Promise<unknown> => http("the registry", url, { ca }).catch((e) => e);

test("a given authority is trusted; user and password of the address are sent, decoded", async () => {
  const host = await secure();
  const reply = await http("x", `https://us%20er:p%40ss%25@${host}/a`, {
    method: "POST",
    body: { a: "ä" },
    ca: certificate.cert,
  });
  const basic = `Basic ${Buffer.from("us er:p@ss%").toString("base64")}`;
  expect(reply).toMatchObject({ status: 201, json: ["POST", basic, '{"a":"ä"}'] });
});

test("an unknown authority is a fault of its own that a retry cannot mend, and names the setting", async () => {
  const host = await secure();
  const error = await failure(`https://user:geheim@${host}/a`);
  expect(error).toMatchObject({
    code: "SLUICE_TLS",
    retryable: false,
    message: `the certificate of the registry at https://${host}/a is not trusted: self-signed certificate`,
    hint: expect.stringContaining("SLUICE_REGISTRY_CA"),
  });
});

test("what a given authority did not sign is not trusted either", async () => {
  const host = await secure();
  const other = makeCertificate(join(folder, "other"));
  expect(await failure(`https://${host}`, other.cert)).toMatchObject({ code: "SLUICE_TLS", retryable: false });
});

test("a certificate of another host is refused", async () => {
  const port = (await secure()).split(":")[1];
  expect(await failure(`https://localhost:${port}`, certificate.cert)).toMatchObject({
    code: "SLUICE_TLS",
    message: expect.stringContaining("another host's"),
  });
});

test("an expired certificate is said to be expired", async () => {
  const old = makeCertificate(join(folder, "old"), "outdated");
  const host = await listen(createSecureServer({ key: old.key, cert: old.cert }, (_, response) => response.end()));
  expect(await failure(`https://${host}`, old.cert)).toMatchObject({
    code: "SLUICE_TLS",
    message: expect.stringContaining("not valid today: certificate has expired"),
  });
});

test("https where http is spoken, and http where TLS is spoken, say so", async () => {
  const address = await plain();
  for (const ca of [undefined, certificate.cert]) {
    expect(await failure(`https://u:geheim@${address}`, ca)).toMatchObject({
      code: "SLUICE_TLS",
      message: `the registry at https://${address} does not speak TLS: wrong version number`,
      hint: expect.stringContaining("http://"),
    });
  }
  expect(await failure(`http://u:geheim@${await secure()}`)).toMatchObject({
    code: "SLUICE_ADDRESS_UNREACHABLE",
    hint: expect.stringContaining("https://"),
  });
  // Some servers answer with the bytes of a TLS alert.
  const alert = await listen(
    createSocketServer((socket) => socket.once("data", () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 70])))),
  );
  expect(await failure(`http://${alert}`)).toMatchObject({
    code: "SLUICE_TLS",
    hint: expect.stringContaining("https://"),
  });
});

test("a redirect is not followed: the password goes nowhere else, and the new address is named without it", async () => {
  const target = await plain();
  const host = await listen(
    createServer((_, response) => response.writeHead(301, { location: `http://u:geheim@${target}/new` }).end()),
  );
  const error = await failure(`http://u:geheim@${host}/old`);
  expect(error).toMatchObject({
    code: "SLUICE_ADDRESS_UNREACHABLE",
    retryable: false,
    message: `the registry is not at http://${host}/old: it sends on to http://${target}/new`,
  });
});

test("no error shows the password, not even as a cause", async () => {
  const closed = await plain();
  servers.splice(0).forEach((server) => void server.close());
  for (const url of [
    `http://user:geheim@${closed}`,
    `https://user:geheim@${closed}`,
    "http://user:geheim@127.0.0.1:1",
  ]) {
    const error = (await failure(url)) as Error;
    expect(error).toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE", retryable: true });
    expect(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toContain("geheim");
  }
});

test("credentials are taken out of an address, also of one that is none", () => {
  expect(splitCredentials("http://a:b%3Ac@h/p/")).toEqual({ base: "http://h/p/", userInfo: "a:b:c" });
  expect(splitCredentials("http://h")).toEqual({ base: "http://h/", userInfo: undefined });
  expect(splitCredentials("http://a:100%@h").userInfo).toBe("a:100%");
  expect(withoutCredentials("http://a:b@h/p//")).toBe("http://h/p");
  expect(withoutCredentials("http://a:b/c@d@h:x/p")).toBe("http://h:x/p");
  expect(withoutCredentials("a:S3cret@127.0.0.1:61999")).toBe("127.0.0.1:61999");
});
