package sluice.flink.bench;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import sluice.bench.v1.Access;

/** The formats: how an event looks in each one's topic, and what a table must say to use it. */
enum Peer {
    SLUICE("protobuf-confluent", "TIMESTAMP_LTZ(3)") {
        @Override
        byte[] record(Access event, int schemaId) {
            byte[] payload = event.toByteArray();
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 6).put((byte) 0).putInt(schemaId).put((byte) 0);
            return frame.put(payload).array();
        }

        @Override
        String options(Registered schema, boolean read) {
            String where = read
                    ? ", 'protobuf-confluent.url' = '" + schema.url() + "'"
                    : ", 'protobuf-confluent.schema-id' = '" + schema.id() + "'";
            return "'protobuf-confluent.message-name' = 'sluice.bench.v1.Access', 'protobuf-confluent.schema' = '"
                    + schema.text().replace("'", "''") + "'" + where;
        }
    },
    PROTOBUF("protobuf", "ROW<`seconds` BIGINT, `nanos` INT>") {
        @Override
        byte[] record(Access event, int schemaId) {
            return event.toByteArray();
        }

        @Override
        String options(Registered schema, boolean read) {
            return "'protobuf.message-class-name' = 'sluice.bench.v1.Access'";
        }
    },
    JSON("json", "TIMESTAMP_LTZ(3)") {
        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        byte[] record(Access event, int schemaId) throws JsonProcessingException {
            ObjectNode json = mapper.createObjectNode()
                    .put("request_id", event.getRequestId())
                    .put("host", event.getHost())
                    .put("method", event.getMethod().name())
                    .put("path", event.getPath())
                    .put("status", event.getStatus())
                    .put("bytes_sent", event.getBytesSent())
                    .put("duration_seconds", event.getDurationSeconds())
                    .put("client_ip", event.getClientIp())
                    .put("user_agent", event.getUserAgent())
                    .put("cache_hit", event.getCacheHit());
            if (event.hasCountry()) {
                json.put("country", event.getCountry());
            }
            Instant time = Instant.ofEpochSecond(
                    event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
            return mapper.writeValueAsBytes(json.put("occurred_at", time.toString()));
        }

        @Override
        String options(Registered schema, boolean read) {
            return "'json.timestamp-format.standard' = 'ISO-8601'";
        }
    };

    /** The schema as the registry has it. */
    record Registered(String url, int id, String text) {}

    final String format;
    /** Of the column with the event time: flink-protobuf knows no Timestamp. */
    final String time;

    Peer(String format, String time) {
        this.format = format;
        this.time = time;
    }

    abstract byte[] record(Access event, int schemaId) throws JsonProcessingException;

    abstract String options(Registered schema, boolean read);

    String topic() {
        return "bench_format_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The columns of a table: all twelve, or the four that a statement might read. */
    String columns(boolean all) {
        String few = "`host` STRING, `status` INT, `duration_seconds` DOUBLE, `occurred_at` " + time;
        return all
                ? "`request_id` STRING, `method` STRING, `path` STRING, `bytes_sent` BIGINT, `client_ip` STRING, "
                        + "`user_agent` STRING, `cache_hit` BOOLEAN, `country` STRING, " + few
                : few;
    }
}
