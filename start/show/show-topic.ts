import { type Config, plural, SluiceError } from "#core";
import { kafkaOptions, openKafka, readPointer } from "#kafka";
import type { Catalog, TopicTable } from "../tables/catalog.ts";
import { columnValues, HIDDEN } from "../tables/column-values.ts";
import { isHidden } from "../tables/sensitive.ts";
import { sensitiveIn } from "../tables/sensitive-in.ts";
import type { Shown, ShowOptions } from "./shown.ts";
import { readTail } from "./topic-tail.ts";

/** The newest rows of a table in Kafka. Upsert outputs and references: the newest row of each key. */
export async function showTopic(
  config: Config,
  catalog: Catalog,
  table: TopicTable,
  options: ShowOptions,
): Promise<Shown> {
  const kafka = openKafka(kafkaOptions(config, "sluice-show"));
  try {
    const pointer = table.kind === "output" ? await readPointer(kafka, config.env, table.name) : undefined;
    const live = pointer?.parts.at(-1)?.topic;
    const topics = await topicsOf(kafka.admin(), live === undefined ? table : withTopic(table, live));
    const tail = await readTail(kafka, table.type, topics, {
      last: options.last,
      fold: table.upsert,
      signal: options.signal,
    });
    const hide = table.model && sensitiveIn(catalog, table.model);
    const rows = tail.rows.map(({ value }) => {
      const row = columnValues(catalog.schemas, table.message, value);
      if (!hide) return row;
      return Object.fromEntries(
        Object.entries(row).map(([name, v]) => [name, v !== null && isHidden(name, hide) ? HIDDEN : v]),
      );
    });
    const place = topics.length === 1 ? "" : ` of ${plural(topics.length, "topic")}`;
    const bad = tail.bad === 0 ? "" : `; ${plural(tail.bad, "record")} there did not decode`;
    return {
      columns: table.message.fields.map(({ name }) => name),
      rows,
      from: `${plural(tail.partitions, "partition")}${place}${pointer ? `, v${pointer.live}` : ""}${bad}`,
    };
  } finally {
    await kafka.close();
  }
}

function withTopic(table: TopicTable, topic: string): TopicTable {
  return { ...table, type: { ...table.type, topic } };
}

async function topicsOf(
  admin: ReturnType<ReturnType<typeof openKafka>["admin"]>,
  table: TopicTable,
): Promise<string[]> {
  const wanted = new Set([table.type.topic, ...table.moreTopics]);
  if (table.pattern !== undefined) {
    const pattern = new RegExp(`^(?:${table.pattern})$`);
    for (const name of await admin.topicNames()) if (pattern.test(name)) wanted.add(name);
  }
  const found = (await admin.describeTopics([...wanted])).map(({ name }) => name);
  if (found.length > 0) return found;
  throw new SluiceError("SLUICE_KAFKA", `there is no topic "${table.type.topic}" yet`, {
    hint: "`npm run deploy-sql` or `npm start` makes it",
  });
}
