import { SluiceError } from "#core";

/** What a flag is for, where that is not everything. Whoever gives it elsewhere means something else than what would happen. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  offline: ["plan"],
  out: ["plan"],
  print: ["apply"],
  fold: ["apply"],
  mermaid: ["graph"],
  wait: ["compare", "promote"],
  "accept-differences": ["promote"],
  reason: ["rollback"],
  confirm: ["drop", "destroy"],
  only: ["plan", "apply"],
  rebuild: ["plan", "apply"],
  prune: ["plan", "apply"],
};

/** Throws when a flag was given that says nothing here. `place`: `check`, `plan`, `apply`, or a verb of `deploy-sql`. */
export function refuseMisplaced(place: string | undefined, values: object): void {
  for (const [flag, value] of Object.entries(values)) {
    const places = PLACES[flag];
    if (place === undefined || value === undefined || value === false || (places?.includes(place) ?? true)) continue;
    const commands = places?.map((name) => COMMANDS[name] ?? `deploy-sql -- ${name}`).join(", ");
    throw new SluiceError("SLUICE_ARGUMENT", `--${flag} is for ${commands}`, { hint: "nothing was touched" });
  }
  if ("fold" in values && values.fold && !("print" in values && values.print))
    throw new SluiceError("SLUICE_ARGUMENT", "--fold is for what --print shows", { hint: "nothing was touched" });
}

const COMMANDS: Readonly<Record<string, string>> = { check: "check-sql", plan: "plan-sql", apply: "deploy-sql" };
