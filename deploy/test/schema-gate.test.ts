import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Log, readSchemas, type SchemaModel } from "#codegen";
import { type CompatibilityLevel, paint, ROOT, renderProblem, SluiceError } from "#core";
import { openRegistry, RegistryError, type SchemaReference, type SubjectVersion } from "#kafka";
import { throwRefusals } from "../apply-plan.ts";
import { declaredSubjects } from "../flink/statements.ts";
import { judgeSubject, type SubjectVerdict } from "../plan/judge-subject.ts";
import { makePlan } from "../plan/make-plan.ts";
import { readSubjects } from "../plan/read-actual.ts";
import { planExitCode, schemaFaults } from "../plan/refusals.ts";
import { renderPlan } from "../plan/render-plan.ts";
import type { SubjectSpec } from "../plan/spec.ts";
import type { DesiredState, Plan } from "../plan/step.ts";
import { planSubject } from "../plan/subjects.ts";

const FILE = "schemas/order/v1/order.proto";
const MONEY = "schemas/pay/v1/money.proto";

/** Registered texts of one subject and its level, as a registry answers for them. */
function subjectWith(
  texts: readonly (string | { schema: string; references: SchemaReference[] })[],
  level?: CompatibilityLevel,
) {
  const versions = texts.map((text, i): SubjectVersion => {
    const body = typeof text === "string" ? { schema: text } : text;
    return { subject: "order-value", version: i + 1, id: i + 10, ...body };
  });
  return {
    compatibility: async () => level,
    versions: async () => versions.map(({ version }) => version),
    version: async (_: string, version: number | "latest") => versions.find((each) => each.version === version),
  };
}

const text = (body: string): string => `syntax = "proto3";\npackage order.v1;\nmessage Order {\n${body}\n}\n`;
const subject = (body: string): SubjectSpec => ({ name: "order-value", schema: text(body) });
const FIRST = text("string id = 1;\nint64 cents = 2;");

describe("the level under which a schema is judged", () => {
  const reused = subject("string id = 1;\nstring cents = 2;");
  const judge = (
    own: CompatibilityLevel | undefined,
    global: CompatibilityLevel | undefined,
  ): Promise<SubjectVerdict> => judgeSubject(subjectWith([FIRST, text("string id = 1;")], own), reused, global);

  it("is BACKWARD_TRANSITIVE where nobody set one: every version counts, not the last alone", async () => {
    const changes = [
      { type: "FIELD_ADDED", path: "#/Order/2", version: 2 },
      { type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Order/2", version: 1 },
    ];
    const ours = { level: "BACKWARD_TRANSITIVE", given: false, compatible: false, changes };
    expect(await judge(undefined, "NONE")).toEqual(ours);
    expect(await judge(undefined, undefined)).toEqual(ours);
  });

  it("is the registry's own where one is set, and the subject's before that", async () => {
    expect(await judge(undefined, "BACKWARD")).toMatchObject({ level: "BACKWARD", given: true, compatible: true });
    expect(await judge("FULL_TRANSITIVE", "BACKWARD")).toMatchObject({ level: "FULL_TRANSITIVE", compatible: false });
    expect(await judge("NONE", "FULL")).toEqual({ level: "NONE", given: true, compatible: true, changes: [] });
  });

  it("is the project's where the registry says NONE for all, which the local one also says of every subject", async () => {
    const judge = (own: CompatibilityLevel | undefined, fallback?: CompatibilityLevel) =>
      judgeSubject(subjectWith([FIRST, text("string id = 1;")], own), reused, "NONE", fallback);
    expect(await judge("NONE")).toMatchObject({ level: "BACKWARD_TRANSITIVE", given: false, compatible: false });
    expect(await judge("NONE", "BACKWARD")).toMatchObject({ level: "BACKWARD", given: false, compatible: true });
    expect(await judge(undefined, "NONE")).toEqual({ level: "NONE", given: false, compatible: true, changes: [] });
    expect(await judge("FULL", "NONE")).toMatchObject({ level: "FULL", given: true });
  });

  it("is ours where the registry does not let us ask, and whatever else fails is told", async () => {
    const failing = (code: "SLUICE_REGISTRY_ACCESS" | "SLUICE_REGISTRY") => ({
      ...subjectWith([FIRST]),
      compatibility: () => Promise.reject(new RegistryError(code, "no", 403, undefined, {})),
    });
    expect(await judgeSubject(failing("SLUICE_REGISTRY_ACCESS"), reused, undefined)).toMatchObject({ given: false });
    await expect(judgeSubject(failing("SLUICE_REGISTRY"), reused, undefined)).rejects.toThrow("no");
  });

  it("judges each version with what it imported then", async () => {
    const importing =
      'syntax = "proto3";\npackage order.v1;\nimport "money.proto";\nmessage Order {\n  pay.Money total = 1;\n}\n';
    const money = (type: string): string =>
      `syntax = "proto3";\npackage pay;\nmessage Money {\n  ${type} cents = 1;\n}\n`;
    const references = [{ name: "money.proto", subject: "money.proto", version: 7 }];
    const { version, ...registry } = subjectWith([{ schema: importing, references }]);
    const both = async (name: string, number: number | "latest") =>
      name === "money.proto" && number === 7
        ? { subject: name, version: 7, id: 1, schema: money("int64") }
        : version(name, number);
    const wanted = {
      name: "order-value",
      schema: importing,
      imports: [{ name: "money.proto", schema: money("bytes") }],
    };
    expect((await judgeSubject({ ...registry, version: both }, wanted, undefined)).changes).toEqual([
      { type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Money/1", version: 1 },
      { type: "FIELD_NAMED_TYPE_CHANGED", path: "#/Order/1", version: 1 },
    ]);
  });

  it("tells which versions it could not read, and judges the others", async () => {
    const broken = text("string id = 1;\nMissing m = 3;");
    const verdict = await judgeSubject(subjectWith([broken, FIRST]), reused, undefined);
    expect(verdict).toMatchObject({ compatible: false, changes: [{ version: 2 }] });
    expect(verdict.unread).toEqual([
      expect.stringMatching(/^version 1: a registered schema cannot be read: .*Missing/),
    ]);
    const { unread } = verdict;
    const step = planSubject(
      reused,
      { id: undefined, exists: true, verdict: { ...verdict, changes: [], ...(unread && { unread }) } },
      { subjects: new Map() },
    );
    expect(step).toMatchObject({ mark: "~", detail: [expect.stringMatching(/^not judged against version 1: /)] });
  });
});

describe("what is read of the registry", () => {
  let server: Server;
  const asked: string[] = [];
  /** As the local registry answers: NONE for all, and for every subject that has no level of its own. */
  const replies: Readonly<Record<string, unknown>> = {
    "POST /subjects/new-value": undefined,
    "GET /subjects/new-value/versions": undefined,
    "POST /subjects/order-value": undefined,
    "GET /subjects/order-value/versions": [2, 1],
    "POST /compatibility/subjects/order-value/versions/latest?verbose=true": { is_compatible: true },
    "POST /subjects/same-value": { subject: "same-value", version: 1, id: 4, schema: "" },
    "POST /subjects/again-value": undefined,
    "GET /subjects/again-value/versions": [1],
    "POST /compatibility/subjects/again-value/versions/latest?verbose=true": { is_compatible: true },
    "GET /config/again-value": { compatibilityLevel: "NONE" },
    "GET /subjects/again-value/versions/1": { subject: "again-value", version: 1, id: 7, schema: FIRST },
    "GET /config": { compatibilityLevel: "NONE" },
    "GET /config/order-value": { compatibilityLevel: "NONE" },
    "GET /subjects/order-value/versions/1": { subject: "order-value", version: 1, id: 5, schema: FIRST },
    "GET /subjects/order-value/versions/2": {
      subject: "order-value",
      version: 2,
      id: 6,
      schema: text("string id = 1;"),
    },
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const line = `${request.method} ${request.url}`;
      asked.push(line);
      const found = replies[line];
      response
        .writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" })
        .end(JSON.stringify(found ?? { error_code: 40401, message: line in replies ? "not there" : "not expected" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const read = async (compatibility?: CompatibilityLevel) => {
    asked.length = 0;
    const registry = openRegistry(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const reused = subject("string id = 1;\nstring cents = 2;");
    const wanted = [reused, ...["new", "same", "again"].map((name) => ({ ...reused, name: `${name}-value` }))];
    const found = await readSubjects(wanted, { registry, ...(compatibility && { compatibility }) });
    expect(asked.filter((line) => !(line in replies))).toEqual([]);
    return found;
  };

  it("is a verdict on what is new in a subject that has others, and nothing else", async () => {
    const found = await read();
    expect(found.get("order-value")).toMatchObject({
      id: undefined,
      exists: true,
      verdict: { level: "BACKWARD_TRANSITIVE", given: false, compatible: false },
    });
    expect(found.get("new-value")).toEqual({ id: undefined, exists: false });
    expect(found.get("same-value")).toEqual({ id: 4, exists: true });
    expect(found.get("again-value")?.verdict?.compatible).toBe(false);
    expect(asked.filter((line) => line === "GET /config")).toHaveLength(1);
  });

  it("is judged under the project's level, which may be none", async () => {
    expect((await read("NONE")).get("order-value")?.verdict).toMatchObject({ level: "NONE", compatible: true });
    expect((await read("BACKWARD")).get("order-value")?.verdict).toMatchObject({ level: "BACKWARD", compatible: true });
  });
});

describe("a plan with a log whose schema changed", () => {
  let root: string;
  let model: SchemaModel;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "sluice-gate-"));
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    const write = (path: string, body: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), body);
    };
    write(MONEY, 'syntax = "proto3";\npackage pay.v1;\nmessage Money {\n  string cents = 1;\n}\n');
    write(FILE, ORDER);
    const { model: read, problems } = await readSchemas(root);
    expect(problems).toEqual([]);
    model = read;
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const verdict = (changes: SubjectVerdict["changes"], rest: Partial<SubjectVerdict> = {}): SubjectVerdict => ({
    level: "BACKWARD_TRANSITIVE",
    given: false,
    compatible: false,
    changes,
    ...rest,
  });

  function planned(verdicts: Readonly<Record<string, SubjectVerdict>>): Plan {
    const subjects = declaredSubjects(model, [model.logs[0] as Log]);
    const desired: DesiredState = {
      env: "local",
      topics: [],
      subjects,
      references: [],
      jobs: [],
      pipelines: undefined,
    };
    const found = subjects.map(({ name }) => {
      const judged = verdicts[name];
      return [name, { id: judged ? undefined : 1, exists: true, ...(judged && { verdict: judged }) }] as const;
    });
    const actual = { topics: new Map(), subjects: new Map(found), jobs: new Map(), files: new Map(), rows: new Map() };
    return makePlan(desired, actual, { rebuild: false, prune: false });
  }

  const broken = {
    "order-value": verdict([
      { type: "FIELD_ADDED", path: "#/Order/9", version: 2 },
      { type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Order/Item/2", version: 2 },
      { type: "ONEOF_FIELD_REMOVED", path: "#/Order/how/5", version: 1 },
    ]),
  };

  it("refuses what the rules do not allow, with the place in the .proto, the differences and what to do", () => {
    const plan = planned(broken);
    expect(planExitCode(plan)).toBe(1);
    const [fault, ...more] = schemaFaults(plan);
    expect(more).toEqual([]);
    if (!fault) throw new Error("no fault");
    expect(renderProblem(fault, false, (file) => (file === FILE ? ORDER : undefined))).toBe(
      [
        `${FILE}:9:12  SLUICE_REGISTRY_INCOMPATIBLE  the new schema of order-value breaks BACKWARD_TRANSITIVE: FIELD_SCALAR_KIND_CHANGED, ONEOF_FIELD_REMOVED`,
        " 9 |     string pieces = 2;",
        "   |            ^^^^^^",
        " hint     give the field its old type back, and put the new one into a new field with a new number",
        "          keep the member in its oneof, with a comment that it is no longer used",
        "          or, when no old record must be read again: SLUICE_COMPATIBILITY=NONE for this once",
        "          FIELD_SCALAR_KIND_CHANGED #/Order/Item/2, against version 2",
        "          ONEOF_FIELD_REMOVED #/Order/how/5, against version 1",
        " more     npm run explain SLUICE_REGISTRY_INCOMPATIBLE",
      ].join("\n"),
    );
    expect(renderPlan(plan, paint(false))).toContain(
      "! schema  order-value  BACKWARD_TRANSITIVE does not allow it: FIELD_SCALAR_KIND_CHANGED, ONEOF_FIELD_REMOVED",
    );
  });

  it("touches nothing then", () => {
    const thrown = (): unknown => {
      try {
        throwRefusals(planned(broken));
      } catch (error) {
        return error;
      }
    };
    const error = thrown();
    expect(error).toBeInstanceOf(SluiceError);
    expect(error).toMatchObject({
      message: expect.stringContaining("nothing was touched"),
      problems: [{ code: "SLUICE_REGISTRY_INCOMPATIBLE", location: { file: FILE, line: 9 } }],
    });
  });

  it("names the imported file at its own place, and the log at the field that holds it", () => {
    const plan = planned({
      "pay/v1/money.proto": verdict([{ type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Money/1", version: 1 }]),
      "order-value": verdict([
        { type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Money/1", version: 1 },
        { type: "FIELD_NAMED_TYPE_CHANGED", path: "#/Order/4", version: 1 },
      ]),
    });
    expect(schemaFaults(plan).map(({ location }) => `${location?.file}:${location?.line}`)).toEqual([
      `${MONEY}:4`,
      `${FILE}:13`,
    ]);
  });

  it("shows what is gone at what held it, and a package at the top", () => {
    const place = (type: "MESSAGE_REMOVED" | "PACKAGE_CHANGED" | "ONEOF_FIELD_REMOVED", path: string) =>
      schemaFaults(planned({ "order-value": verdict([{ type, path }]) }))[0]?.location?.line;
    expect(place("PACKAGE_CHANGED", "#/")).toBe(1);
    expect(place("MESSAGE_REMOVED", "#/Order/Gone")).toBe(5);
    expect(place("MESSAGE_REMOVED", "#/Gone")).toBe(1);
    expect(place("ONEOF_FIELD_REMOVED", "#/Order/how/77")).toBe(5);
  });

  it("registers what the rules allow, whatever else they found", () => {
    const allowed = verdict([{ type: "FIELD_NAME_CHANGED", path: "#/Order/1", version: 1 }], { compatible: true });
    const plan = planned({ "order-value": allowed });
    expect(plan.steps.map(({ mark, why }) => `${mark} ${why}`)).toContain("~ new version: the canonical text changed");
    expect(planExitCode(plan)).toBe(2);
    expect(planExitCode(planned({}))).toBe(0);
  });
});

describe("the schema of an output, which follows its SQL", () => {
  const output: SubjectSpec = { name: "totals-value", schema: "" };
  const breaking = [{ type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Totals/2", version: 3 }] as const;
  const step = (given: boolean, keepsRows?: boolean) => {
    const verdict: SubjectVerdict = { level: "BACKWARD", given, compatible: false, changes: breaking };
    return planSubject(output, { id: undefined, exists: true, verdict }, { subjects: new Map() }, keepsRows);
  };

  it("is registered, and the plan says that earlier rows are not read by it", () => {
    expect(step(false)).toMatchObject({
      mark: "~",
      why: "new version: the canonical text changed; it does not read every earlier row",
      detail: ["FIELD_SCALAR_KIND_CHANGED #/Totals/2, against version 3"],
      action: { kind: "register" },
    });
  });

  it("says nothing of rows that go with their topic", () => {
    expect(step(false, false)).toEqual({
      what: "schema",
      name: "totals-value",
      mark: "~",
      why: "new version: the canonical text changed",
      action: { kind: "register", subject: output },
    });
  });

  it("is refused where somebody set a level: the registry would refuse it too", () => {
    expect(step(true)).toMatchObject({
      mark: "!",
      why: "BACKWARD does not allow it: FIELD_SCALAR_KIND_CHANGED",
      action: { kind: "refuse", code: "SLUICE_REGISTRY_INCOMPATIBLE" },
    });
  });
});

const ORDER = `syntax = "proto3";
package order.v1;
import "google/protobuf/timestamp.proto";
import "pay/v1/money.proto"; import "sluice/v1/options.proto";
message Order {
  option (sluice.v1.log) = { topic: "order" key: "id" event_time: "sent_at" partitions: 1 retention: "1d" };
  message Item {
    string sku = 1;
    string pieces = 2;
  }
  string id = 1;
  Item item = 2;
  pay.v1.Money total = 4;
  google.protobuf.Timestamp sent_at = 3;
}
`;
