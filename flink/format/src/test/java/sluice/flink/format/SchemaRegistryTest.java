package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.golden.v1.Everything;

class SchemaRegistryTest {
    private static final Columns COLUMNS = Columns.of(
            new RowType(List.of(Rows.type(Everything.getDescriptor()).getFields().get(2))),
            PinnedSchema.of(Golden.schema(), Golden.EVERYTHING));

    private static WriterSchemas schemas(StubRegistry stub, AtomicLong clock) {
        return new WriterSchemas(stub.client(), Golden.EVERYTHING, COLUMNS, clock::get);
    }

    private static void assertUnknown(WriterSchemas schemas, int id) {
        BadRecord bad = assertThrows(BadRecord.class, () -> schemas.of(id));
        assertEquals(BadRecord.Reason.UNKNOWN_SCHEMA, bad.reason);
    }

    @Test
    @DisplayName("asks once for a known id")
    void positiveCache() throws Exception {
        try (StubRegistry stub = StubRegistry.golden().schema(8, Golden.schema())) {
            WriterSchemas schemas = schemas(stub, new AtomicLong());
            for (int i = 0; i < 10; i++) {
                schemas.of(7);
                schemas.of(8);
            }
            assertEquals(2, stub.requests.get());
        }
    }

    @Test
    @DisplayName("asks once in 30 s for an unknown id, and learns of it when it comes to be")
    void negativeCache() throws Exception {
        AtomicLong clock = new AtomicLong();
        try (StubRegistry stub = StubRegistry.golden()) {
            WriterSchemas schemas = schemas(stub, clock);
            for (int i = 0; i < 100; i++) {
                assertUnknown(schemas, 9);
            }
            assertEquals(1, stub.requests.get());
            stub.schema(9, Golden.schema());
            clock.addAndGet(Duration.ofSeconds(29).toNanos());
            assertUnknown(schemas, 9);
            assertEquals(1, stub.requests.get());
            clock.addAndGet(Duration.ofSeconds(2).toNanos());
            schemas.of(9);
            assertEquals(2, stub.requests.get());
        }
    }

    @Test
    @DisplayName("keeps a bounded number of unknown ids")
    void boundedNegativeCache() throws Exception {
        try (StubRegistry stub = StubRegistry.golden()) {
            WriterSchemas schemas = schemas(stub, new AtomicLong());
            for (int id = 1000; id <= 1000 + WriterSchemas.LIMIT; id++) {
                assertUnknown(schemas, id);
            }
            int asked = stub.requests.get();
            assertUnknown(schemas, 1000 + WriterSchemas.LIMIT);
            assertEquals(asked, stub.requests.get());
            // The first one had to go.
            assertUnknown(schemas, 1000);
            assertEquals(asked + 1, stub.requests.get());
        }
    }

    @Test
    @DisplayName("takes a schema of another type, or a text it cannot read, for an unknown schema")
    void otherTypes() throws Exception {
        try (StubRegistry stub = StubRegistry.golden()
                .reply(3, 200, "{\"schema\":\"{}\"}")
                .schema(4, "syntax = \"proto3\"; message M { Missing m = 1; }")) {
            WriterSchemas schemas = schemas(stub, new AtomicLong());
            assertTrue(assertThrows(BadRecord.class, () -> schemas.of(3)).getMessage().contains("AVRO"));
            assertTrue(assertThrows(BadRecord.class, () -> schemas.of(4)).getMessage().contains("Missing"));
        }
    }

    @Test
    @DisplayName("asks again while the registry is starting")
    void retries() throws Exception {
        try (StubRegistry stub = StubRegistry.golden()) {
            stub.refuse.set(2);
            assertNull(stub.client().ask(7).refusal());
            assertEquals(3, stub.requests.get());
        }
    }

    @Test
    @DisplayName("a registry that is not there is a failure, never an unknown id")
    void unreachable() throws Exception {
        StubRegistry stub = StubRegistry.golden();
        stub.close();
        SchemaRegistry client = new SchemaRegistry(stub.url(), Duration.ofMillis(300));
        WriterSchemas schemas = new WriterSchemas(client, Golden.EVERYTHING, COLUMNS, System::nanoTime);
        IOException failure = assertThrows(IOException.class, () -> schemas.of(7));
        assertTrue(failure.getMessage().contains(stub.url()), failure.getMessage());
    }

    @Test
    @DisplayName("a 404 that the registry itself did not say is a failure too")
    void foreign404() throws Exception {
        try (StubRegistry stub = new StubRegistry().reply(7, 404, "<html>not here</html>")) {
            SchemaRegistry client = new SchemaRegistry(stub.url() + "/", Duration.ofMillis(300));
            IOException failure = assertThrows(IOException.class, () -> client.ask(7));
            assertTrue(failure.getMessage().contains("404 <html>"), failure.getMessage());
        }
    }

    @Test
    @DisplayName("refused access is said at once")
    void refusedAccess() throws Exception {
        try (StubRegistry stub = new StubRegistry().reply(7, 401, "{}")) {
            assertThrows(IOException.class, () -> stub.client().ask(7));
            assertEquals(1, stub.requests.get());
        }
    }

    @Test
    @DisplayName("a cancelled task does not wait for the registry")
    void interrupted() throws Exception {
        StubRegistry stub = StubRegistry.golden();
        stub.close();
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> new SchemaRegistry(stub.url(), Duration.ofMinutes(5)).ask(7));
        assertTrue(Thread.interrupted());
    }
}
