package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.types.shared.v1.Money;
import sluice.types.v1.Types;

/** Schemas of writers that reference others in the registry. */
class ReferencesTest {
    private static final String HEAD = "syntax = \"proto3\"; ";
    private static final String MAIN = HEAD + "import \"a.proto\"; message M { int32 n = 1; A a = 2; }";
    private static final Columns N = Columns.of(
            new RowType(List.of(new RowType.RowField("n", new IntType(false)))),
            PinnedSchema.of(HEAD + "message M { int32 n = 1; }", "M"));

    private static WriterSchemas schemas(StubRegistry stub) {
        return new WriterSchemas(stub.client(), "M", N, System::nanoTime);
    }

    private static void assertUnknown(String part, WriterSchemas schemas, int id) {
        BadRecord bad = assertThrows(BadRecord.class, () -> schemas.of(id));
        assertEquals(BadRecord.Reason.UNKNOWN_SCHEMA, bad.reason);
        assertTrue(bad.getMessage().contains(part), bad.getMessage());
    }

    @Test
    @DisplayName("asks once for each reference, however many ids and files need it")
    void oneQuestionEach() throws Exception {
        String types = GoldenTypes.text(GoldenTypes.FILE);
        try (StubRegistry stub = GoldenTypes.registry().schema(10, types, GoldenTypes.MONEY)) {
            Columns columns = Columns.of(
                    Rows.type(Types.getDescriptor()),
                    PinnedSchema.of(GoldenTypes.bundle(), Types.getDescriptor().getFullName()));
            WriterSchemas schemas = new WriterSchemas(
                    stub.client(), Types.getDescriptor().getFullName(), columns, System::nanoTime);
            assertNotNull(schemas.of(GoldenTypes.SCHEMA_ID).plan());
            assertEquals(3, stub.requests.get());
            // The file behind a reference is found through the reference's own references too.
            assertNotNull(schemas.of(10).plan());
            assertEquals(4, stub.requests.get());
            schemas.of(GoldenTypes.SCHEMA_ID);
            assertEquals(4, stub.requests.get());
        }
    }

    @Test
    @DisplayName("a reference may be a descriptor in base64, and its name is sent as one part of the path")
    void descriptorBehindReference() throws Exception {
        byte[] file = Money.getDescriptor().getFile().toProto().toByteArray();
        String money = Base64.getEncoder().encodeToString(file);
        try (StubRegistry stub = GoldenTypes.registry().subject(GoldenTypes.MONEY, money, GoldenTypes.UNIT)) {
            assertEquals(
                    4,
                    new WriterTexts(stub.client()).file(GoldenTypes.SCHEMA_ID).messages.size());
        }
    }

    @Test
    @DisplayName("files that reference each other in a circle are a bad record, not an endless search")
    void circle() throws Exception {
        try (StubRegistry stub = new StubRegistry()
                .schema(1, MAIN, "a.proto")
                .subject("a.proto", HEAD + "import \"b.proto\"; message A { B b = 1; }", "b.proto")
                .subject("b.proto", HEAD + "import \"a.proto\"; message B { A a = 1; }", "a.proto", "b.proto")) {
            assertUnknown("imports itself", schemas(stub), 1);
            assertEquals(3, stub.requests.get());
        }
    }

    @Test
    @DisplayName("a reference that the registry does not have is a bad record until the registry has it")
    void missingReference() throws Exception {
        AtomicLong clock = new AtomicLong();
        try (StubRegistry stub = new StubRegistry().schema(1, MAIN, "a.proto")) {
            WriterSchemas schemas = new WriterSchemas(stub.client(), "M", N, clock::get);
            assertUnknown("import a.proto of id 1: the registry has no version 1 of subject a.proto", schemas, 1);
            int asked = stub.requests.get();
            assertUnknown("a.proto", schemas, 1);
            assertEquals(asked, stub.requests.get());
            stub.subject("a.proto", HEAD + "message A {}");
            clock.addAndGet(Duration.ofSeconds(31).toNanos());
            assertNotNull(schemas.of(1).plan());
        }
    }

    @Test
    @DisplayName("a reference that the registry cannot give now is a failure, never a bad record")
    void unreachableReference() throws Exception {
        try (StubRegistry stub = new StubRegistry().schema(1, MAIN, "a.proto").subjectReply("a.proto", 500, "{}")) {
            SchemaRegistry client = new SchemaRegistry(stub.url(), Duration.ofMillis(300));
            IOException failure = assertThrows(
                    IOException.class, () -> new WriterSchemas(client, "M", N, System::nanoTime).of(1));
            assertTrue(failure.getMessage().contains("version 1 of subject a.proto"), failure.getMessage());
        }
    }

    @Test
    @DisplayName("a reference of another kind, or a text that cannot be read, is a bad record that names the import")
    void unusableReferences() throws Exception {
        try (StubRegistry stub = new StubRegistry()
                .schema(1, MAIN, "a.proto")
                .subjectReply("a.proto", 200, "{\"schema\":\"{}\"}")
                .schema(2, MAIN.replace("a.proto", "b.proto"), "b.proto")
                .subject("b.proto", "message A { oops }")
                .schema(3, MAIN)
                .schema(4, "\u0000 not a schema {{{")
                .schema(5, "")) {
            WriterSchemas schemas = schemas(stub);
            assertUnknown("AVRO", schemas, 1);
            assertUnknown("import b.proto: line 1, column", schemas, 2);
            assertUnknown("type A is not known", schemas, 3);
            assertUnknown("the schema of id 4 cannot be read", schemas, 4);
            // Readable, but without our message: what the index says is then decided per record.
            assertEquals(null, schemas.of(5).path());
        }
    }

    @Test
    @DisplayName("a reference nobody imports, and one to a built-in file, change nothing")
    void needlessReferences() throws Exception {
        String text = HEAD + "import \"google/protobuf/timestamp.proto\";"
                + "message M { google.protobuf.Timestamp t = 1; }";
        try (StubRegistry stub = new StubRegistry()
                .schema(1, text, "google/protobuf/timestamp.proto", "unused.proto")
                .subject("unused.proto", "this { is not proto")) {
            assertTrue(schemas(stub).of(1).file().messageByName.get("M").field("t").timestamp());
            assertEquals(2, stub.requests.get());
        }
    }
}
