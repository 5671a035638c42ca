package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.golden.v1.Everything;
import sluice.types.v1.Types;

class ProtoBundleTest {
    private static final String HEAD = "syntax = \"proto3\"; ";

    private static final Map<String, String> SHARED = Map.of(
            GoldenTypes.MONEY, GoldenTypes.text(GoldenTypes.MONEY),
            GoldenTypes.UNIT, GoldenTypes.text(GoldenTypes.UNIT));

    private static void agrees(ProtoFile read, FileDescriptor protoc) {
        assertEquals(protoc.getMessageTypes().size(), read.messages.size());
        for (Descriptor message : protoc.getMessageTypes()) {
            ProtoParserTest.compare(message, read.messageByName.get(message.getFullName()));
        }
    }

    private static String base64(FileDescriptor file) {
        return Base64.getEncoder().encodeToString(file.toProto().toByteArray());
    }

    @Test
    @DisplayName("reads a pinned text with its imported files as protoc does")
    void pinnedText() {
        agrees(ProtoBundle.parse(GoldenTypes.bundle()), Types.getDescriptor().getFile());
        String other = GoldenTypes.text(GoldenTypes.FILE) + "// file: " + GoldenTypes.MONEY + "\r\n"
                + GoldenTypes.text(GoldenTypes.MONEY) + "\n// file: " + GoldenTypes.UNIT + " \n"
                + GoldenTypes.text(GoldenTypes.UNIT);
        agrees(ProtoBundle.parse(other), Types.getDescriptor().getFile());
    }

    @Test
    @DisplayName("a comment that only looks like a separator is a comment")
    void separators() {
        ProtoFile file = ProtoBundle.parse(HEAD
                + "message M { // file: x.proto\n //  file: y\n  // file: z\nint32 a = 1; }\n"
                + "// file: b.proto\n// file: c.proto\n" + HEAD);
        assertEquals(1, file.messageByName.get("M").fields.size());
        assertError("file b.proto is there twice", HEAD + "\n// file: b.proto\n\n// file: b.proto\n");
    }

    @Test
    @DisplayName("reads schemas that were registered as descriptors in base64 as protoc does")
    void descriptors() {
        FileDescriptor golden = Everything.getDescriptor().getFile();
        agrees(ProtoBundle.link(base64(golden), Map.of()), golden);
        Map<String, String> shared = new HashMap<>();
        Types.getDescriptor().getFile().getDependencies().forEach(file -> shared.put(file.getFullName(), base64(file)));
        String text = base64(Types.getDescriptor().getFile());
        agrees(ProtoBundle.link(text, shared), Types.getDescriptor().getFile());
        // Each kind may import the other; a client may break its lines.
        agrees(ProtoBundle.link(text.replaceAll(".{76}", "$0\r\n") + "\n", SHARED), Types.getDescriptor().getFile());
        agrees(ProtoBundle.link(GoldenTypes.text(GoldenTypes.FILE), shared), Types.getDescriptor().getFile());
    }

    @Test
    @DisplayName("counts no entries of maps in the index path of a descriptor")
    void indexPathOfDescriptor() {
        ProtoFile file = ProtoBundle.link(base64(Types.getDescriptor().getFile()), SHARED);
        assertArrayEquals(new int[] {1, 0, 0}, file.path("sluice.types.v1.Types.Nested.Deep"));
        assertArrayEquals(new int[] {3}, file.path("sluice.types.v1.Wide"));
        assertNull(file.path("shared.v1.Money"));
        assertEquals("sluice.types.v1.Types.Nested", file.at(new int[] {1, 0}).fullName);
    }

    @Test
    @DisplayName("refuses bytes that are no file descriptor, and what has no meaning in one")
    void badDescriptors() {
        assertError("not a file descriptor", "AAAA");
        assertError("not a file descriptor", Base64.getEncoder().encodeToString("{\"type\":\"record\"}".getBytes()));
        FieldDescriptorProto group = FieldDescriptorProto.newBuilder()
                .setName("g").setNumber(1).setType(FieldDescriptorProto.Type.TYPE_GROUP).setTypeName(".G").build();
        assertError("groups are not supported", message(DescriptorProto.newBuilder().setName("M").addField(group)));
        FieldDescriptorProto zero = FieldDescriptorProto.newBuilder()
                .setName("z").setNumber(0).setType(FieldDescriptorProto.Type.TYPE_INT32).build();
        assertError("number 0", message(DescriptorProto.newBuilder().setName("M").addField(zero)));
        FieldDescriptorProto lost = FieldDescriptorProto.newBuilder()
                .setName("l").setNumber(1)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(".a.Lost").build();
        assertError(".a.Lost is not known", message(DescriptorProto.newBuilder().setName("M").addField(lost)));
        DescriptorProto deep = DescriptorProto.newBuilder().setName("M").build();
        for (int i = 0; i < 200; i++) {
            deep = DescriptorProto.newBuilder().setName("M").addNestedType(deep).build();
        }
        assertError("deeper than 100", message(deep.toBuilder()));
        assertError("deeper than 100", HEAD + "message M {".repeat(50_000) + "}".repeat(50_000));
    }

    private static String message(DescriptorProto.Builder message) {
        FileDescriptorProto file =
                FileDescriptorProto.newBuilder().setSyntax("proto3").addMessageType(message).build();
        return Base64.getEncoder().encodeToString(file.toByteArray());
    }

    @Test
    @DisplayName("sees what is imported and what that makes public, and nothing behind it")
    void visible() {
        String a = HEAD + "package a; message A {}";
        String passesOn = HEAD + "import public \"a.proto\";";
        String keeps = HEAD + "import \"a.proto\"; message B { a.A a = 1; }";
        String main = HEAD + "import \"b.proto\"; message M { a.A a = 1; }";
        assertEquals("a.A", ProtoBundle.link(main, Map.of("a.proto", a, "b.proto", passesOn))
                .messageByName.get("M").field("a").message.fullName);
        assertEquals("a.A", ProtoBundle.link(main, Map.of("a.proto", a, "b.proto", HEAD + "import public \"c.proto\";",
                        "c.proto", passesOn)).messageByName.get("M").field("a").message.fullName);
        ProtoSyntaxException hidden = assertThrows(
                ProtoSyntaxException.class, () -> ProtoBundle.link(main, Map.of("a.proto", a, "b.proto", keeps)));
        assertTrue(hidden.getMessage().contains("M.a: type a.A is not known"), hidden.getMessage());
        // A package of a file further behind must not catch a name.
        String near = HEAD + "package x.y; import \"b.proto\"; import \"far.proto\"; message M { a.A a = 1; B b = 2; }";
        String b = HEAD + "package x.y; import \"c.proto\"; message B { x.y.a.C c = 1; }";
        String c = HEAD + "package x.y.a; message C {}";
        assertEquals("a.A", ProtoBundle.link(near, Map.of("b.proto", b, "c.proto", c, "far.proto", a))
                .messageByName.get("x.y.M").field("a").message.fullName);
    }

    @Test
    @DisplayName("an import that nothing is taken from may be missing; files that import each other are refused")
    void missingAndCircles() {
        String alone = HEAD + "import \"options.proto\"; message M { int32 a = 1; }";
        assertEquals(1, ProtoBundle.parse(alone).messages.size());
        String a = HEAD + "import \"b.proto\"; message A { B b = 1; }";
        String b = HEAD + "import \"a.proto\"; message B { A a = 1; }";
        ProtoSyntaxException circle = assertThrows(
                ProtoSyntaxException.class, () -> ProtoBundle.link(a, Map.of("a.proto", a, "b.proto", b)));
        assertTrue(circle.getMessage().contains("imports itself"), circle.getMessage());

        Map<String, String> chain = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            chain.put(i + ".proto", HEAD + "import \"" + (i + 1) + ".proto\";");
        }
        ProtoSyntaxException endless = assertThrows(
                ProtoSyntaxException.class, () -> ProtoBundle.link(HEAD + "import \"0.proto\";", chain));
        assertTrue(endless.getMessage().contains("100 files"), endless.getMessage());
    }

    @Test
    @DisplayName("names the imported file that cannot be read")
    void brokenImport() {
        String main = HEAD + "import \"b.proto\";\n// file: b.proto\n";
        assertError("import b.proto: line 1, column 9", main + "message {\nmessage }");
        assertError("import b.proto: field B.c: type C", main + "message B { C c = 1; }");
    }

    @Test
    @DisplayName("knows the messages that Connect writes although no registry holds them")
    void builtIn() {
        ProtoFile file = ProtoParser.parse(HEAD
                + "import \"confluent/type/decimal.proto\"; import \"google/type/date.proto\";"
                + "import \"confluent/meta.proto\";"
                + "message M { confluent.type.Decimal d = 1; google.type.Date e = 2; }");
        assertEquals(3, file.messageByName.get("M").field("d").message.fields.size());
    }

    private static void assertError(String part, String text) {
        ProtoSyntaxException error = assertThrows(ProtoSyntaxException.class, () -> ProtoBundle.parse(text));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
