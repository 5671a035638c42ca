import { rmSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  canonicalImports,
  canonicalProto,
  type Message,
  readSchemas,
  registeredModel,
  type SchemaModel,
} from "#codegen";
import { SluiceError } from "#core";
import type { RegisteredSubject } from "#deploy";
import { openKafka } from "#kafka";
import { type AgainstVerdict, checkAgainst } from "../schema-check/against.ts";
import { reportOf } from "../schema-check/against-report.ts";
import { answering } from "../schema-check/answering.ts";
import { registeredSide } from "../schema-check/registered.ts";
import { schemaCheck } from "../schema-check/schema-check.ts";
import { FILE, openSchemaProject } from "./schema-project.ts";

const project = openSchemaProject();
afterAll(() => project.close());
beforeEach(() => project.copy());
const { edit, write } = project;

/** What is registered for the log, made from its own text. */
type Edit = (text: string) => string;

/** The check, with a registry that has this text, in the place of one that is asked. */
async function against(
  registered: Edit,
  imports: RegisteredSubject["newest"]["imports"] = [],
): Promise<AgainstVerdict> {
  return checkAgainst(project.root, "main", "BACKWARD", "NONE", async (old, next) => {
    const schema = registered(textOf(old, "Purchase"));
    const declared = {
      name: "purchase-value",
      schema: textOf(old, "Purchase"),
      imports: canonicalImports(old, messageOf(old, "Purchase")),
    };
    const newest = { version: 5, schema, imports };
    const subject = { name: "purchase-value", table: "purchase", file: FILE, declared, newest };
    return registeredSide(old, next, [subject]);
  });
}

function messageOf(model: SchemaModel, message: string): Message {
  const found = [...model.messages.values()].find(({ name }) => name === message);
  if (!found) throw new Error(`no message ${message}`);
  return found;
}

function textOf(model: SchemaModel, message: string): string {
  return canonicalProto(model, messageOf(model, message));
}

const changes = ({ impacts }: AgainstVerdict): readonly string[] =>
  impacts.map(
    ({ rule, change, against: of }) => `${rule} ${change.path.join(".")}${of === undefined ? "" : ` (${of})`}`,
  );

describe("what is registered, in the place of what the commit has", () => {
  test("the same text, and one that only says it otherwise, is no difference", async () => {
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    const same = await against((text) => text);
    expect(same.registered).toEqual([]);
    expect(changes(same)).toEqual(["column-added more"]);
    const otherwise = await against((text) => `// registered by hand\n${text.replaceAll("  ", "    ")}`);
    expect(otherwise.registered).toEqual([]);
    expect(changes(otherwise)).toEqual(["column-added more"]);
  });

  test("somebody deployed a field that git does not have: the new one in its place is told against it", async () => {
    edit("string note = 2;", "string note = 2;\n  int64 more = 9;");
    const verdict = await against((text) => text.replace("string note = 2;", "string note = 2;\n  string other = 9;"));
    expect(verdict.registered).toEqual([
      { subject: "purchase-value", version: 5, what: "FIELD_ADDED #/Purchase/9", file: FILE },
    ]);
    expect(changes(verdict)).toEqual(
      expect.arrayContaining([
        "column-renamed other (purchase-value version 5)",
        "column-retyped other (purchase-value version 5)",
      ]),
    );
    const { findings } = reportOf(verdict, "NONE");
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "registered-differs",
        severity: "warning",
        name: "purchase-value",
        message: "registered version 5 of purchase-value is not what main has: FIELD_ADDED #/Purchase/9",
      }),
    );
    expect(findings.map(({ message }) => message)).toContain(
      "purchase.other renamed: other > more; against purchase-value version 5",
    );
  });

  test("a change that git has and nobody deployed is one of this deployment; one that is deployed is none", async () => {
    const pending = await against((text) => text.replace("  string note = 2;\n", ""));
    expect(changes(pending)).toEqual(["column-added note (purchase-value version 5)"]);
    edit("string note = 2;", "string remark = 2;");
    const done = await against((text) => text.replace("string note = 2;", "string remark = 2;"));
    expect(changes(done)).toEqual([]);
    expect(done.registered.map(({ what }) => what)).toEqual(["FIELD_NAME_CHANGED #/Purchase/2"]);
  });

  test("rules, options and places are those of the project: a registry keeps none of them", async () => {
    edit('import "google', 'import "buf/validate/validate.proto";\nimport "google');
    edit("string note = 2;", "string note = 2 [(buf.validate.field).string.min_len = 1];");
    project.commit("a rule");
    const verdict = await against((text) => text.replace("string id = 1;", "string id = 1;\n  string other = 9;"));
    expect(changes(verdict)).toEqual(["column-removed other (purchase-value version 5)"]);
    expect(verdict.impacts[0]?.change.related).toMatchObject({ file: FILE, line: 6 });
  });

  test("a log that is gone is shown where it stood in the project", async () => {
    rmSync(join(project.root, FILE));
    const { impacts } = await against((text) => text.replace("string id = 1;", "string id = 1;\n  string other = 9;"));
    expect(impacts.map(({ rule, change }) => [rule, change.related.line, change.related.file])).toEqual([
      ["log-removed", 5, FILE],
    ]);
  });

  test("the key and the time are known by their numbers", async () => {
    const other: Edit = (text) => text.replace("string id = 1;", "string code = 1;").replace("sent_at = 5", "at = 5");
    const { model } = await readSchemas(project.root);
    const texts = new Map([["purchase", { schema: other(textOf(model, "Purchase")) }]]);
    const [log] = (await registeredModel(model, model, texts)).model.logs;
    expect([log?.key.name, log?.eventTime.name]).toEqual(["code", "at"]);
    const verdict = await against(other);
    expect(changes(verdict)).toEqual([
      "column-renamed code (purchase-value version 5)",
      "column-renamed at (purchase-value version 5)",
    ]);
  });

  test("a log that is new here and registered already is compared with what is there", async () => {
    write({
      "schemas/shop/v1/refund.proto": `syntax = "proto3";\npackage shop.v1;\nimport "google/protobuf/timestamp.proto";\nimport "sluice/v1/options.proto";\nmessage Refund {\n  option (sluice.v1.log) = { topic: "refund" key: "id" event_time: "at" partitions: 1 retention: "1d" };\n  string id = 1;\n  google.protobuf.Timestamp at = 2;\n  int64 cents = 3;\n}\n`,
    });
    const verdict = await checkAgainst(project.root, "main", "BACKWARD", "NONE", async (old, next) => {
      const schema = textOf(next, "Refund").replace("  int64 cents = 3;\n", "");
      const newest = { version: 1, schema, imports: [] };
      return registeredSide(old, next, [{ name: "refund-value", table: "refund", newest }]);
    });
    expect(changes(verdict)).toEqual(["column-added cents (refund-value version 1)"]);
    expect(verdict.registered.map(({ what }) => what)).toEqual(["it has none"]);
  });

  test("a text that cannot be read, or has another message, says so, and the commit counts", async () => {
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    const broken = await against(() => "message");
    expect(broken.registered[0]?.what).toMatch(/^it cannot be read: /);
    expect(changes(broken)).toEqual(["column-added more"]);
    const other = await against(() => 'syntax = "proto3";\nmessage A {}\nmessage B {}\n');
    expect(other.registered[0]?.what).toBe("it cannot be read: it has no message Purchase");
  });

  test("a message in another file, in the version that was registered with it", async () => {
    const money = (type: string): string =>
      `syntax = "proto3";\npackage shop.v1;\nmessage Money {\n  ${type} cents = 1;\n}\n`;
    write({ "schemas/shop/v1/money.proto": money("int64") });
    edit('import "sluice', 'import "shop/v1/money.proto";\nimport "sluice');
    edit("string note = 2;", "string note = 2;\n  Money total = 9;");
    project.commit("money");
    expect(changes(await against((text) => text, [{ name: "shop/v1/money.proto", schema: money("int64") }]))).toEqual(
      [],
    );
    const verdict = await against((text) => text, [{ name: "shop/v1/money.proto", schema: money("string") }]);
    expect(changes(verdict)).toEqual(["column-retyped total.cents (purchase-value version 5)"]);
    expect(verdict.registered.map(({ what }) => what)).toEqual([
      "FIELD_SCALAR_KIND_CHANGED #/Money/1, FIELD_NAMED_TYPE_CHANGED #/Purchase/9",
    ]);
  });

  test("a policy and a waiver may say what such a difference is", async () => {
    write({ "schema-policy.yaml": "rules:\n  registered-differs: error\n" });
    edit(
      "  string note = 2;",
      "  // schema-check: allow registered-differs purchase-value: deployed by hand\n  string note = 2;",
    );
    const verdict = await against((text) => text.replace("int32 pieces", "int64 pieces"));
    const { findings } = reportOf(verdict, "NONE");
    expect(findings.find(({ rule }) => rule === "registered-differs")).toMatchObject({
      severity: "error",
      waived: "deployed by hand",
    });
    // Nobody was asked: so nothing is known of it.
    const offline = reportOf(await checkAgainst(project.root, "main", "BACKWARD", "NONE"), "NONE");
    expect(offline.findings.filter(({ from }) => from === "waiver")).toEqual([]);
  });
});

describe("an environment that does not answer", () => {
  const live = async (): Promise<{ code: number; err: string }> =>
    schemaCheck(["--against", "main", "--buf", "none", "--live"], project.root);

  test("no registry: 1, with its name, its address and what to do", async () => {
    const before = process.env["SLUICE_REGISTRY_URL"];
    process.env["SLUICE_REGISTRY_URL"] = "http://127.0.0.1:1/apis/ccompat/v7";
    try {
      const { code, err } = await live();
      expect(code).toBe(1);
      expect(err).toMatch(
        /^SLUICE_ADDRESS_UNREACHABLE {2}no answer from the schema registry at http:\/\/127\.0\.0\.1:1\/apis.*\n hint {5}is it running\?/,
      );
      expect(err).toContain("without --live the check asks nobody");
    } finally {
      if (before === undefined) delete process.env["SLUICE_REGISTRY_URL"];
      else process.env["SLUICE_REGISTRY_URL"] = before;
    }
  });

  test("one that takes the connection and says nothing holds nobody up", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const kafka = openKafka({ bootstrap: address });
    let signalled: unknown;
    const ask = (signal: AbortSignal): Promise<readonly string[]> => {
      signal.addEventListener("abort", () => {
        signalled = signal.reason;
      });
      return kafka.admin().topicNames();
    };
    try {
      const error = { code: "SLUICE_ADDRESS_UNREACHABLE" };
      await expect(answering("Kafka", address, ask, 100)).rejects.toMatchObject({
        ...error,
        message: `no answer from Kafka at ${address}: nothing within 0.1 s`,
        hint: expect.stringMatching(/^is it running\?[\s\S]*\nwithout --live the check asks nobody$/),
      });
      expect(signalled).toMatchObject(error);
    } finally {
      await kafka.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

  test("what a service refuses is told as it says it", async () => {
    const refusal = new SluiceError("SLUICE_REGISTRY_ACCESS", "no");
    await expect(answering("x", "y", () => Promise.reject(refusal))).rejects.toBe(refusal);
  });
});
