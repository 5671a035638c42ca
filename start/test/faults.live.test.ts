import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { copyProject } from "../../test/project-copy.ts";
import { openStartFolder } from "./start-process.ts";

/** What a user gets wrong, as whole commands: a clear message with a hint, and exit code 1. */
const project = copyProject();
const NOWHERE = "http://127.0.0.1:1";

afterAll(() => project.remove());

describe("schemas and models", () => {
  test("a broken .proto is shown with place and caret, and nothing is written", async () => {
    const file = "schemas/broken/v1/broken.proto";
    project.write(file, 'syntax = "proto3";\npackage broken.v1;\nmessage Broken {\n  strng id = 1;\n}\n');
    const { code, err } = await project.run("codegen/main.ts", []);
    rmSync(join(project.root, file));
    expect(code).toBe(1);
    expect(err).toMatch(/schemas\/broken\/v1\/broken\.proto:4:3 {2}SLUICE_PROTO_SYNTAX .*strng/);
    expect(err).toContain(" 4 |   strng id = 1;");
  });

  test("SQL with an unknown column names the place, the nearest column and the schema behind it", async () => {
    const file = "sql/flink/payment/payment_totals_1m.sql";
    const { readFileSync } = await import("node:fs");
    const text = readFileSync(join(project.root, file), "utf8");
    project.write(file, text.replace("WHERE status = 'FAILED'", "WHERE statuss = 'FAILED'"));
    const { code, err, out } = await project.run("deploy/main.ts", ["check"]);
    project.write(file, text);
    expect(code).toBe(1);
    const told = out + err;
    expect(told).toMatch(/payment_totals_1m\.sql:13:\d+ {2}SLUICE_SQL_UNKNOWN_COLUMN .*"statuss"/);
    expect(told).toContain('did you mean "status"?');
    expect(told).toContain("^^^^^^^");
  });
});

describe("systems that are away", () => {
  const addresses = {
    SLUICE_KAFKA: process.env["SLUICE_KAFKA"] as string,
    SLUICE_REGISTRY_URL: process.env["SLUICE_REGISTRY_URL"] as string,
    SLUICE_FLINK_URL: process.env["SLUICE_FLINK_URL"] as string,
    SLUICE_GATEWAY_URL: process.env["SLUICE_GATEWAY_URL"] as string,
  };

  test.each([
    ["registry", { SLUICE_REGISTRY_URL: `${NOWHERE}/apis/ccompat/v7` }],
    ["broker", { SLUICE_KAFKA: "127.0.0.1:1" }],
    ["Flink", { SLUICE_FLINK_URL: NOWHERE }],
  ])("a deployment without the %s names it with its address", async (_, away) => {
    const { code, err } = await project.run("deploy/main.ts", ["apply", "--env", "nowhere"], { ...addresses, ...away });
    expect(code, err).toBe(1);
    expect(err).toMatch(/SLUICE_ADDRESS_UNREACHABLE .*127\.0\.0\.1:1/);
    expect(err).toContain("hint");
  });

  test("three addresses instead of four are refused before anything is started", async () => {
    const { code, err } = await project.run("start/main.ts", [], { ...addresses, SLUICE_GATEWAY_URL: "" });
    expect(code).toBe(1);
    expect(err).toContain("SLUICE_CONFIG");
    expect(err).toContain("SLUICE_GATEWAY_URL");
  });
});

describe("npm start", () => {
  test("names the holder of a taken port and the flag to change it", async () => {
    const folder = await openStartFolder();
    const server = createServer();
    const flag = folder.flags.find((f) => f.startsWith("--registry-port=")) as string;
    await new Promise<void>((resolve) => server.listen(Number(flag.split("=")[1]), "127.0.0.1", resolve));
    try {
      const run = folder.run([]);
      expect(await run.ended()).toBe(1);
      expect(run.text()).toMatch(new RegExp(`SLUICE_PORT_TAKEN .*${flag.split("=")[1]}.*${process.pid}`));
      expect(run.text()).toContain("--registry-port");
    } finally {
      server.close();
      await folder.remove();
    }
  });

  test("says which data folder it cannot use", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "sluice-file-")), "a-file");
    writeFileSync(file, "");
    const folder = await openStartFolder();
    const run = folder.run([], { SLUICE_DATA_DIR: join(file, "data") });
    expect(await run.ended()).toBe(1);
    expect(run.text()).toContain("SLUICE_FILE_ACCESS");
    expect(run.text()).toContain(file);
    await folder.remove();
  });

  test("refuses an unknown pipeline, a wrong duration and an unknown setting", async () => {
    const folder = await openStartFolder();
    for (const [args, env, code, told] of [
      [["--for", "60"], {}, "SLUICE_ARGUMENT", "--for 60 is no duration"],
      [["--rate", "fast"], {}, "SLUICE_ARGUMENT", '--rate must be a whole number above 0, not "fast"'],
      [["--fro", "60s"], {}, "SLUICE_ARGUMENT", "Unknown option '--fro'"],
      [[], { SLUICE_KAFAK: "x" }, "SLUICE_CONFIG", "SLUICE_KAFAK is no setting of Sluice"],
      [["--pipeline", "paymnet"], {}, "SLUICE_ARGUMENT", 'there is no pipeline "paymnet"'],
    ] as const) {
      const run = folder.run(args, env);
      expect(await run.ended(120_000)).toBe(1);
      expect(run.text()).toContain(code);
      expect(run.text()).toContain(told);
    }
    await folder.remove();
  });
});
