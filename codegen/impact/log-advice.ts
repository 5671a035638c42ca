import type { AdviceOf } from "./advice-type.ts";
import type { LogRule } from "./change-rule.ts";

/** What to do about changes of what is declared of a log or reference. */
export const LOG_ADVICE: Readonly<Record<LogRule, AdviceOf>> = {
  "log-added": () => ({ order: "consumers first", why: "deploy-sql makes its topic and registers its schema" }),
  "log-removed": (_, { isRead }) => ({
    order: "producers first",
    why: "what they still write would be read by nobody",
    fix: isRead
      ? "take the models that read it out first, in a pull request of their own; then stop its producers; then remove it"
      : "stop its producers; drop its topic and subject before this is merged, for without the .proto nobody knows them: `npm run reset -- --pipeline <name>`",
  }),
  "message-changed": () => ({
    order: "none is safe",
    why: "records say the name of their message, and those of the other name are dead to whoever reads",
    fix: "keep package and name of the message; another name is another log, with a topic of its own",
  }),
  "key-changed": () => ({
    order: "none is safe",
    why: "records of one key would lie in two partitions, in no order to each other",
    fix: "declare a new log with a topic of its own, write both, move the models over",
  }),
  "topic-changed": ({ before = "", after = "" }) => {
    const [was, is] = [before, after].map((topics) => topics.split(" ").slice(1));
    const lost = was?.filter((topic) => !is?.includes(topic)) ?? [];
    if (lost.length === 0)
      return { order: "consumers first", why: "deploy-sql makes new topics, and jobs read them from their start" };
    const topics = lost.filter((topic) => !topic.startsWith("/")).map((topic) => `"${topic}"`);
    const keep = [
      ...(topics.length > 0 ? [`more_topics: [${topics.join(", ")}]`] : []),
      ...(topics.length < lost.length ? ["the topic_pattern"] : []),
    ].join(" and ");
    return {
      order: "none is safe",
      why: "what lies in the old topic, and what producers still write there, is read by nobody",
      fix: `have ${keep} until no producer writes there and its records are of no use: then consumers first`,
    };
  },
  "event-time-changed": ({ maybeAbsent }) => {
    if (maybeAbsent === "new")
      return {
        order: "producers first",
        why: "records without the new time are dead",
        fix: "add the field in a pull request of its own; when all producers write it, and the topic keeps no record without it that still counts, make it the event time",
      };
    if (maybeAbsent === "optional")
      return {
        order: "producers first",
        why: "no rule asked for the new time until now, and records without it are dead",
        fix: "make it required in a pull request of its own; when the topic keeps no record without it that still counts, make it the event time",
      };
    return { order: "consumers first", why: "every window and every lateness is of another time" };
  },
  "lateness-changed": () => ({ order: "consumers first", why: "only jobs look at it" }),
  "partitions-changed": () => ({
    order: "consumers first",
    why: "deploy-sql adds partitions: keys move, so for a while records of one key are in two of them; Kafka takes none away",
  }),
  "retention-changed": () => ({ order: "any", why: "deploy-sql tells the broker" }),
  "pipeline-changed": () => ({ order: "consumers first", why: "another deployment looks after it" }),
  "file-changed": (_, { file, isFileMissing }) => ({
    order: "any",
    why: "deploy-sql publishes the rows of the other file",
    ...(isFileMissing && { fix: `there is no ${file}: put it there in the same pull request` }),
  }),
  "origin-changed": () => ({ order: "any", why: "only the topics of late and dead records have it" }),
  "lines-changed": () => ({
    order: "any",
    why: "only the tail reads the files: start it anew with the new schema; lines of the other form are dead then, with their text",
  }),
  "index-changed": () => ({
    order: "any",
    why: "every frame says the index, and readers look it up in the writer's schema",
    fix: "put new messages behind the old ones: then readers that know only index 0 go on",
  }),
};
