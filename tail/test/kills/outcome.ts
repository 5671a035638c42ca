import { count } from "#core";
import { KINDS } from "./logs.ts";
import { POINTS } from "./plan.ts";
import type { KillOptions, KillResult } from "./run-kills.ts";

/** What went wrong, a line each; nothing: every line is there once, and all that was to happen did. */
export function faultsOf(result: KillResult, { each, random, restarts }: KillOptions): string[] {
  const { kills, rotations, verdict, other, gaps } = result;
  const faults: string[] = [];
  for (const point of POINTS)
    if ((kills.get(point) ?? 0) < each) faults.push(`${kills.get(point) ?? 0} kills at ${point}, not ${each}`);
  if ((kills.get("random") ?? 0) < random) faults.push("too few kills at random times");
  for (const kind of KINDS) if ((rotations.get(kind) ?? 0) === 0) faults.push(`nothing was rotated by ${kind}`);
  if (result.restarts < restarts) faults.push("the broker was not restarted");
  for (const [name, n] of Object.entries(verdict)) if (n > 0) faults.push(`${count(n)} ${name}`);
  if (gaps > 0) faults.push(`${gaps} gaps`);
  if (JSON.stringify(verdict) !== JSON.stringify(other))
    faults.push(`kafkajs's reader says otherwise: ${JSON.stringify(other)}`);
  return faults;
}

export function renderOutcome({ lines, kills, rotations, restarts, verdict, gaps }: KillResult): string {
  const named = POINTS.map((point) => kills.get(point) ?? 0);
  const atPoints = named.reduce((sum, n) => sum + n, 0);
  const all = [...rotations.values()].reduce((sum, n) => sum + n, 0);
  const kinds = KINDS.map((kind) => `${kind} ${rotations.get(kind) ?? 0}`).join(", ");
  const broken = verdict.broken > 0 ? `, ${verdict.broken} broken` : "";
  return (
    `${count(lines)} lines, ${atPoints + (kills.get("random") ?? 0)} kills (${atPoints} at named points, each hit >= ` +
    `${Math.min(...named)}), ${all} rotations (${kinds}), ${restarts} broker restart${restarts === 1 ? "" : "s"}: ` +
    `${count(verdict.lost)} lost, ${count(verdict.doubled)} doubled, ${verdict.disordered} out of order, ` +
    `${verdict.holes} holes, ${gaps} gaps${broken}`
  );
}
