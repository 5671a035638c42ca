import { count, renderTable } from "#core";
import type { LiveReport } from "./live.ts";

/** What the environment has now: subjects, jobs that change, groups that read. */
export function renderLive({ env, subjects, jobs, groups }: LiveReport): string {
  const rows = [
    ...subjects.map(({ name, versions, isRegistered, level, compatible, unread }) => [
      "  subject",
      name,
      versions.length === 0
        ? "not registered yet"
        : isRegistered
          ? `has this schema (${versions.length === 1 ? "version" : "versions"} ${span(versions)})`
          : `${compatible ? "takes it" : "refuses it"} under ${level} (versions ${span(versions)})${unread.length > 0 ? `; not read: ${unread.join("; ")}` : ""}`,
    ]),
    ...jobs.map(({ dialect, output, version, role, status, verdict }) => [
      "  job",
      `${output} v${version}`,
      `${dialect}: ${status}, ${role}: ${verdict}`,
    ]),
    ...groups.map(({ group, topic, behind }) => ["  group", group, `reads ${topic}, ${count(behind)} records behind`]),
  ];
  return [`in ${env} now`, rows.length > 0 ? renderTable(rows) : "  nothing that these changes reach"].join("\n");
}

/** For machines: counts of records as text, as other commands give them. */
export function liveJson({ groups, ...live }: LiveReport): unknown {
  return { ...live, groups: groups.map(({ behind, ...group }) => ({ ...group, behind: String(behind) })) };
}

function span(versions: readonly number[]): string {
  const [first, last] = [Math.min(...versions), Math.max(...versions)];
  return first === last ? String(first) : `${first} to ${last}`;
}
