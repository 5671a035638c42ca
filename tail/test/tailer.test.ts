import { createServer } from "node:net";
import { expect, test } from "vitest";
import { waitFor } from "#core";
import { AppLog } from "#generated";
import { openKafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer, type TailState } from "#tail";
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
