import { readSchemas } from "#codegen";
import { count, ROOT, renderTable } from "#core";
import { logs } from "#generated";
import { createSource, DEFAULT_FAULTS, timelineOf } from "#generator";

const SLICE = 25_000;
const SLICES = 12;

/** Makes and encodes payments into nothing: what the generator costs on one core, ledger lines included. */
export async function benchGenerate(_args: readonly string[] = []): Promise<number> {
  const { model } = await readSchemas(ROOT);
  const log = model.logs.find((l) => l.name === "payment");
  const type = logs.find((l) => l.log === "payment");
  if (!log || !type) throw new Error("the payment log is not declared");
  const source = createSource({
    type: type as never,
    log,
    model,
    seed: 7,
    faults: DEFAULT_FAULTS,
    incidents: [],
    schemaId: 1,
    timeline: timelineOf(0, Date.UTC(2026, 0, 5), 1000),
  });
  const perCpuSecond: number[] = [];
  let bytes = 0;
  for (let slice = 0; slice < SLICES; slice++) {
    const cpu = process.cpuUsage();
    for (let i = slice * SLICE; i < (slice + 1) * SLICE; i++) bytes += source.record(i).value?.length ?? 0;
    const { user, system } = process.cpuUsage(cpu);
    perCpuSecond.push((SLICE / (user + system)) * 1e6);
  }
  // The first slices are compiled while they run.
  const warm = perCpuSecond.slice(2).sort((a, b) => a - b);
  const median = warm[Math.floor(warm.length / 2)] as number;
  const rows = [
    ["generate", "events per core-second (median)", "slowest", "fastest", "bytes per event"],
    [
      "payment",
      count(Math.round(median)),
      count(Math.round(warm[0] as number)),
      count(Math.round(warm.at(-1) as number)),
      String(Math.round(bytes / (SLICE * SLICES))),
    ],
  ];
  process.stdout.write(`${renderTable(rows, [1, 2, 3, 4])}\n`);
  return 0;
}
