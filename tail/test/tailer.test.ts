import { createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { readConfig, waitFor } from "#core";
import { AppLog } from "#generated";
import { openKafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer, type TailState } from "#tail";
import { runTail, runTry } from "../commands.ts";
import { readFlags } from "../flags.ts";
import { lines, openRig } from "./rig.ts";

/** A port on which nobody listens. */
async function silentPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("where no broker answers, the tailer says so, reads nothing, tries again, and can be stopped", async () => {
  const rig = openRig();
  const kafka = openKafka({ bootstrap: `127.0.0.1:${await silentPort()}` });
  const stop = new AbortController();
  const states: TailState[] = [];
  rig.append("app.log", lines(1, 3));
  try {
    const tailer = openTailer({
      kafka,
      log: AppLog as FileLog<AppLog>,
      files: openNodeFiles({ patterns: ["*.log"], cwd: rig.folder }),
      set: "local.test.app_log",
      signal: stop.signal,
      schemaId: 7,
      onState: (state) => states.push(state),
    });
    await waitFor("a second try", () => tailer.view().totals.restarts >= 1, { deadline: 25_000 });
    expect(states).toMatchObject([{ reason: { code: "SLUICE_ADDRESS_UNREACHABLE" } }]);
    expect(tailer.view()).toMatchObject({ waiting: true, files: [], totals: { events: 0 } });
    stop.abort();
    expect(await tailer.done).toMatchObject({ events: 0, gaps: 0 });
    expect(tailer.state).toBe("stopped");
  } finally {
    await kafka.close();
    rig.close();
  }
});

test("a port that is taken is told before anything else happens, and a pattern that nothing fits is named", async () => {
  const rig = openRig();
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
  const { port } = holder.address() as { port: number };
  const config = { ...readConfig(), kafka: `127.0.0.1:${await silentPort()}` };
  const told: string[] = [];
  const written = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
  try {
    const args = ["--pipeline", "app_log", "--files", "/sluice-none/*.log"];
    const taken = readFlags([...args, "--metrics", String(port)]);
    await expect(runTail(taken, config, new AbortController().signal)).rejects.toMatchObject({
      code: "SLUICE_PORT_TAKEN",
    });
    expect(written).not.toHaveBeenCalled();
    expect(await runTail(readFlags(args), config, AbortSignal.abort())).toBe(0);
    expect(told[0]).toBe("no file fits /sluice-none/*.log yet: the tailer goes on looking\n");
    told.length = 0;
    const folder = readFlags(["--pipeline", "app_log", "--files", rig.folder]);
    expect(await runTail(folder, config, AbortSignal.abort())).toBe(0);
    expect(told[0]).toBe(`${rig.folder} is a folder: name its files, such as ${rig.folder}/*.log\n`);
    // A path that cannot be looked at is a fault of the path, whatever the reason.
    const tried = readFlags(["--pipeline", "app_log", "--try", `${rig.folder}/${"n".repeat(300)}`]);
    expect(() => runTry(tried)).toThrow(expect.objectContaining({ code: "SLUICE_FILE_ACCESS" }));
  } finally {
    vi.restoreAllMocks();
    holder.close();
    rig.close();
  }
});
