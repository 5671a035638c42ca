package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlannerServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCHEMA =
            """
            syntax = "proto3";
            package t.v1;
            import "google/protobuf/timestamp.proto";
            message Payment {
              string order_id = 1;
              Kind kind = 2;
              int64 amount_minor = 3;
              google.protobuf.Timestamp occurred_at = 4;
              enum Kind {
                KIND_UNSPECIFIED = 0;
                PAYMENT = 1;
              }
            }
            """;
    private static final String SOURCE =
            """
            CREATE TABLE `payment` (
              `kind` STRING NOT NULL,
              `amount_minor` %s NOT NULL,
              `occurred_at` TIMESTAMP_LTZ(3),
              `__error` STRING METADATA FROM 'value.error' VIRTUAL,
              `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
              `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
              `__kts` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
              `__rowtime` AS CASE WHEN `occurred_at` IS NULL OR `occurred_at` > `__kts` THEN `__kts` ELSE `occurred_at` END,
              WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '10.001' SECOND
            ) WITH (
              'connector' = 'kafka',
              'topic' = 'payment',
              'properties.bootstrap.servers' = '127.0.0.1:1',
              'properties.group.id' = 'g',
              'scan.startup.mode' = 'earliest-offset',
              'value.format' = 'protobuf-confluent',
              'value.protobuf-confluent.url' = 'http://127.0.0.1:1',
              'value.protobuf-confluent.message-name' = 't.v1.Payment',
              'value.protobuf-confluent.on-error' = 'emit',
              'value.protobuf-confluent.schema' = '%s'
            )
            """;
    private static final String VIEW =
            "CREATE VIEW `payment_ok` AS SELECT `kind`, `amount_minor`, `__rowtime` AS `occurred_at` FROM `payment` WHERE `__error` IS NULL";
    private static final String SINK =
            """
            CREATE TABLE `totals` (
              `window_start` TIMESTAMP_LTZ(3) NOT NULL, `kind` STRING NOT NULL, `amount` BIGINT,
              PRIMARY KEY (`window_start`, `kind`) NOT ENFORCED
            ) WITH (
              'connector' = 'upsert-kafka',
              'topic' = 'totals',
              'properties.bootstrap.servers' = '127.0.0.1:1',
              'key.format' = 'json',
              'value.format' = 'protobuf-confluent',
              'value.protobuf-confluent.message-name' = 't.v1.Totals',
              'value.protobuf-confluent.schema-id' = '3',
              'value.protobuf-confluent.schema' = 'syntax = "proto3"; package t.v1; import "google/protobuf/timestamp.proto";
                message Totals { google.protobuf.Timestamp window_start = 1; string kind = 2; optional int64 amount = 3; }'
            )
            """;
    private static final String QUERY =
            """
            SELECT window_start, kind, SUM(amount_minor) AS amount
            FROM TABLE(TUMBLE(TABLE payment_ok, DESCRIPTOR(occurred_at), INTERVAL '1' MINUTE))
            GROUP BY window_start, window_end, kind""";

    private static JsonNode ask(String query, String insert, String... statements) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("id", 1);
        for (String statement : statements) {
            request.withArray("/statements").add(statement);
        }
        request.put("query", query).put("insert", insert);
        return JSON.readTree(PlannerService.answer(request.toString()));
    }

    private static String source(String amountType) {
        return SOURCE.formatted(amountType, SCHEMA);
    }

    @Test
    @DisplayName("types and plans a window query over a Kafka source with the format, without any broker or registry")
    void plansWindowQuery() throws Exception {
        JsonNode answer = ask(
                QUERY,
                "INSERT INTO totals " + QUERY + " ON CONFLICT DO DEDUPLICATE",
                source("BIGINT"),
                VIEW,
                SINK);
        assertFalse(answer.has("error"), answer::toString);
        assertEquals("window_start", answer.at("/columns/0/name").asText());
        assertEquals("TIMESTAMP", answer.at("/columns/0/type/kind").asText());
        assertEquals(3, answer.at("/columns/0/type/precision").asInt());
        assertFalse(answer.at("/columns/0/type/nullable").asBoolean(true));
        assertEquals("BIGINT", answer.at("/columns/2/type/kind").asText());
        assertTrue(answer.get("plan").asText().contains("GlobalWindowAggregate"));
        assertTrue(answer.get("plan").asText().contains("changelogMode=[I]"));
    }

    private static JsonNode graph(String parallelism) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("id", 1).put("graph", true);
        request.withArray("/statements").add(source("BIGINT")).add(VIEW).add(SINK);
        request.put("insert", "INSERT INTO totals " + QUERY + " ON CONFLICT DO DEDUPLICATE");
        request.putObject("options").put("parallelism.default", parallelism);
        return JSON.readTree(PlannerService.answer(request.toString()));
    }

    @Test
    @DisplayName("gives the execution graph of an INSERT and, for a parallelism, the ids under which its state lies")
    void givesTheGraph() throws Exception {
        JsonNode answer = graph("1");
        assertFalse(answer.has("error"), answer::toString);
        assertFalse(answer.has("plan"));
        assertEquals(
                "stream-exec-table-source-scan_2", answer.at("/graph/nodes/0/type").asText());
        assertTrue(answer.at("/graph/edges").size() > 4);
        assertTrue(answer.at("/operators/0/id").asText().matches("[0-9a-f]{32}"), answer::toString);
        assertEquals(1, answer.at("/operators/0/parallelism").asInt());
        // The names end with numbers that go on from plan to plan.
        assertTrue(answer.at("/operators").toString().contains("GlobalWindowAggregate["));

        JsonNode two = graph("2");
        assertEquals(2, two.at("/operators/0/parallelism").asInt());
        assertEquals(ids(answer), ids(two));
        assertFalse(graph("0").at("/error/message").asText().isEmpty());
    }

    private static String ids(JsonNode answer) {
        return String.join(",", answer.get("operators").findValuesAsText("id"));
    }

    @Test
    @DisplayName("marks a rowtime column")
    void marksRowtime() throws Exception {
        JsonNode answer = ask("SELECT occurred_at FROM payment_ok", null, source("BIGINT"), VIEW);
        assertEquals("ROWTIME", answer.at("/columns/0/type/timeAttribute").asText(), answer::toString);
    }

    @Test
    @DisplayName("refuses a column whose type does not fit the pinned schema, naming column, field and both types")
    void refusesWrongColumnType() throws Exception {
        JsonNode answer = ask("SELECT amount_minor FROM payment", null, source("STRING"));
        assertEquals("query", answer.at("/error/in").asText());
        String message = answer.at("/error/message").asText();
        for (String part : new String[] {"amount_minor", "t.v1.Payment.amount_minor", "STRING", "BIGINT", "int64"}) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    @DisplayName("gives the place of an unknown column in the query")
    void placesErrors() throws Exception {
        JsonNode answer = ask("SELECT kind,\n  amunt FROM payment_ok", null, source("BIGINT"), VIEW);
        assertEquals("query", answer.at("/error/in").asText());
        assertEquals(2, answer.at("/error/line").asInt());
        assertEquals(3, answer.at("/error/column").asInt());
        assertEquals(7, answer.at("/error/endColumn").asInt());
        assertEquals("Column 'amunt' not found in any table", answer.at("/error/message").asText());
    }

    private static String files(String format, String columns, String path) {
        return """
                CREATE TABLE `out` (%s) WITH (
                  'connector' = 'filesystem', 'format' = '%s', 'path' = '%s', 'sink.parallelism' = '1')
                """
                .formatted(columns, format, path);
    }

    @Test
    @DisplayName("plans a query into files of each format, wherever they are")
    void plansFiles() throws Exception {
        for (String format : new String[] {"sluice-json", "sluice-csv", "parquet"}) {
            for (String path : new String[] {"file:///nowhere/out", "s3://no-bucket/out"}) {
                JsonNode answer = ask(
                        null,
                        "INSERT INTO `out` SELECT kind, amount_minor FROM payment_ok",
                        source("BIGINT"),
                        VIEW,
                        files(format, "`kind` STRING NOT NULL, `amount_minor` BIGINT", path));
                assertFalse(answer.has("error"), answer::toString);
            }
        }
    }

    @Test
    @DisplayName("refuses a column that a file's format cannot hold, by its name")
    void refusesNestedCsv() throws Exception {
        JsonNode answer = ask(
                null,
                "INSERT INTO `out` SELECT kind, ARRAY[kind] FROM payment_ok",
                source("BIGINT"),
                VIEW,
                files("sluice-csv", "`kind` STRING, `kinds` ARRAY<STRING>", "file:///nowhere/out"));
        assertEquals("insert", answer.at("/error/in").asText(), answer::toString);
        assertEquals(
                "Format 'sluice-csv' cannot write column 'kinds' of type ARRAY<STRING>: CSV has no nested values;"
                        + " take single fields out of it, or format json or parquet",
                answer.at("/error/message").asText());
    }

    @Test
    @DisplayName("counts statements from 0 in errors and refuses what would start a job")
    void refusesJobs() throws Exception {
        JsonNode answer = ask(null, null, SINK, "INSERT INTO totals SELECT 1");
        assertEquals("statement", answer.at("/error/in").asText());
        assertEquals(1, answer.at("/error/index").asInt());
        answer = ask(null, null, SINK, "SELECT 1");
        assertEquals(1, answer.at("/error/index").asInt());
    }

    @Test
    @DisplayName("answers a line that is not JSON and shares nothing between requests")
    void survivesGarbage() throws Exception {
        assertEquals("request", JSON.readTree(PlannerService.answer("{oops")).at("/error/in").asText());
        JsonNode alone = ask("SELECT kind FROM payment_ok", null, "CREATE VIEW payment_ok AS SELECT 'a' AS kind");
        assertFalse(alone.has("error"), alone::toString);
        assertEquals("CHAR", alone.at("/columns/0/type/kind").asText());
        assertTrue(ask("SELECT kind FROM payment_ok", null).has("error"));
    }
}
