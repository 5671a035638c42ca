import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderError, SluiceError } from "#core";
import { readFlags } from "../flags.ts";
import { parseSettings } from "../settings.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-tail-"));
  file = join(folder, "tail.yaml");
  writeFileSync(
    file,
    `pipeline: app_log
files:
  - /var/log/*/app.log
  - /srv/{a,b}/app.log
set: web
host: web-1
register: true
metrics: 9400
env: production
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const caught = (run: () => unknown): SluiceError => {
  try {
    run();
  } catch (error) {
    if (error instanceof SluiceError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("settings of the tailer", () => {
  test("an empty pattern names no files", () => {
    expect(caught(() => readFlags(["--pipeline", "app_log", "--files", ""]))).toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: "no files are named",
    });
  });

  test("come from the file that --config names", () => {
    expect(readFlags(["--config", file])).toMatchObject({
      mode: "run",
      log: { log: "app_log" },
      files: ["/var/log/*/app.log", "/srv/{a,b}/app.log"],
      set: "web-1.web",
      register: true,
      metrics: 9400,
      env: "production",
    });
  });

  test("of a variable come before the file, those of a flag before both", () => {
    const env = {
      SLUICE_TAIL_CONFIG: file,
      SLUICE_TAIL_SET: "other",
      SLUICE_TAIL_HOST: "other",
      SLUICE_TAIL_REGISTER: "false",
      SLUICE_TAIL_METRICS: "9500",
      SLUICE_ENV: "staging",
    };
    expect(readFlags(["--host", "mine", "--metrics", "9600"], env)).toMatchObject({
      set: "mine.other",
      register: false,
      metrics: 9600,
      env: "staging",
    });
    expect(readFlags(["--register", "--env", "local", "--files", "x.log"], env)).toMatchObject({
      files: ["x.log"],
      register: true,
      env: "local",
    });
  });

  test("are all there is without a file, patterns apart by commas that are not within braces", () => {
    expect(
      readFlags([], {
        SLUICE_TAIL_PIPELINE: "app_log",
        SLUICE_TAIL_FILES: "/a/*.log, /b/{c,d}.log",
        SLUICE_TAIL_HOST: "h",
      }),
    ).toMatchObject({ files: ["/a/*.log", "/b/{c,d}.log"], set: "h.app_log", register: false, metrics: undefined });
  });

  test("that are empty variables are none", () => {
    expect(readFlags(["--config", file], { SLUICE_TAIL_SET: "", SLUICE_TAIL_FILES: "" })).toMatchObject({
      files: ["/var/log/*/app.log", "/srv/{a,b}/app.log"],
      set: "web-1.web",
    });
  });
});

describe("faults of settings", () => {
  test("in the file are told all at once, with their place and what was meant", () => {
    const text = "pipline: app_log\nfiles: [a.log, {b: 1}]\nregister: sometimes\n";
    const { code, problems } = caught(() => parseSettings(text, "tail.yaml"));
    expect(code).toBe("SLUICE_CONFIG");
    expect(problems.map(({ message, location, hint }) => [message, location?.line, hint])).toEqual([
      ['tail.yaml has no key "pipline"', 1, 'did you mean "pipeline"?'],
      ['"files" of tail.yaml must be a pattern or a list of patterns', 2, undefined],
      ['"register" of tail.yaml must be true or false', 3, undefined],
    ]);
  });

  test.each([
    ["pipeline: nope\nfiles: x\n", 1, /there is no log "nope"/],
    ["pipeline: app_log\nfiles: x\nset: a/b\n", 3, /"set" of .*tail.yaml "a\/b" is no name/],
    ["pipeline: app_log\nfiles: x\nmetrics: many\n", 3, /"metrics" of .*tail.yaml "many" is no whole number/],
    ["pipeline: [app_log\n", 2, /1 fault in/],
  ])("of %j are shown at line %d", (text, line, message) => {
    const faulty = join(folder, "faulty-tail.yaml");
    writeFileSync(faulty, text);
    const error = caught(() => readFlags(["--config", faulty]));
    expect(error.code).toBe("SLUICE_CONFIG");
    expect(error.message).toMatch(message);
    expect((error.location ?? error.problems[0]?.location)?.line).toBe(line);
  });

  test("show the line of the file", () => {
    writeFileSync(join(folder, "set.yaml"), "pipeline: app_log\nfiles: x\nset: a/b\n");
    const error = caught(() => readFlags(["--config", join(folder, "set.yaml")]));
    expect(renderError(error)).toContain("set: a/b");
  });

  test("of variables name the variable", () => {
    const env = { SLUICE_TAIL_PIPELINE: "app_log", SLUICE_TAIL_FILES: "x" };
    expect(caught(() => readFlags([], { ...env, SLUICE_TAIL_REGISTER: "yes" })).message).toBe(
      'SLUICE_TAIL_REGISTER "yes" is neither true nor false',
    );
    const unknown = caught(() => readFlags([], { ...env, SLUICE_TAIL_PIPLINE: "x" }));
    expect(unknown).toMatchObject({ code: "SLUICE_CONFIG", hint: 'did you mean "SLUICE_TAIL_PIPELINE"?' });
  });

  test("a file that is not there is told by its name", () => {
    expect(caught(() => readFlags(["--config", join(folder, "none.yaml")])).message).toMatch(
      /none\.yaml cannot be read/,
    );
  });
});
