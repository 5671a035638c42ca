package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.golden.v1.Everything;

class ProtoParserTest {
    @Test
    @DisplayName("reads golden.proto as protoc does")
    void agreesWithProtoc() {
        ProtoFile file = ProtoParser.parse(Golden.schema());
        compare(Everything.getDescriptor(), file.messageByName.get(Golden.EVERYTHING));
    }

    static void compare(Descriptor wanted, ProtoMessage message) {
        assertEquals(wanted.getFullName(), message.fullName);
        assertEquals(wanted.getFields().size(), message.fields.size());
        for (int i = 0; i < message.fields.size(); i++) {
            FieldDescriptor descriptor = wanted.getFields().get(i);
            ProtoField field = message.fields.get(i);
            assertEquals(descriptor.getName(), field.name);
            assertEquals(descriptor.getNumber(), field.number);
            assertEquals(descriptor.getType().name(), field.kind.name(), field.name);
            assertEquals(descriptor.isRepeated(), field.repeated(), field.name);
            assertEquals(descriptor.isMapField(), field.map(), field.name);
            assertEquals(descriptor.hasPresence(), field.presence(), field.name);
            if (descriptor.getType() == FieldDescriptor.Type.MESSAGE) {
                compare(descriptor.getMessageType(), field.message);
            }
            if (descriptor.getType() == FieldDescriptor.Type.ENUM) {
                assertEquals(
                        descriptor.getEnumType().getValues().stream()
                                .map(value -> value.getName() + value.getNumber())
                                .toList(),
                        field.enumeration.values.stream()
                                .map(value -> value.name() + value.number())
                                .toList());
            }
        }
    }

    @Test
    @DisplayName("counts messages only in an index path, in the order of declaration")
    void indexPaths() {
        ProtoFile file = ProtoParser.parse(
                """
                syntax = "proto3";
                package p.q;
                enum E { ZERO = 0; }
                message A { enum X { NIL = 0; } map<string, int32> m = 1; message B {} message C { message D {} } }
                service S { rpc Call(A) returns (A) { option idempotency_level = NO_SIDE_EFFECTS; } }
                message F {}
                """);
        assertArrayEquals(new int[] {0}, file.path("p.q.A"));
        assertArrayEquals(new int[] {0, 1, 0}, file.path("p.q.A.C.D"));
        assertArrayEquals(new int[] {1}, file.path("p.q.F"));
        assertEquals("p.q.A.C.D", file.at(new int[] {0, 1, 0}).fullName);
        assertNull(file.at(new int[] {2}));
        assertNull(file.at(new int[] {0, 2}));
        assertNull(file.path("p.q.E"));
    }

    @Test
    @DisplayName("passes over comments, options, reserved ranges and extensions")
    void passesOver() {
        ProtoFile file = ProtoParser.parse(
                """
                // a comment; with { braces
                syntax = 'proto3'; /* another
                   one */ package p;
                import public "google/protobuf/timestamp.proto";
                import "sluice/v1/options.proto";
                option java_package = "a;b}";
                option (x.y).z = { a: "}" b: [1, 2] c { d: 1.5e-3 } };
                message M {
                  option (sluice.v1.log) = { topic: "m" lateness: "10s" };
                  reserved 2, 15, 9 to 11, 40 to max;
                  reserved "foo", "bar";
                  string s = 0x1 [(r).string = { pattern: "[;]" }, deprecated = true,
                    json_name = "it\\"s"];
                  oneof choice { option (o) = 1; int32 a = 3; google.protobuf.Timestamp b = 4; }
                  ;
                  enum K { option allow_alias = true; Z = 0 [(v) = "x"]; Y = 0; N = -7; reserved 5; }
                  repeated K ks = 5;
                }
                extend google.protobuf.FieldOptions { string rule = 5000; }
                """);
        ProtoMessage message = file.messageByName.get("p.M");
        assertEquals(List.of("s", "a", "b", "ks"), message.fields.stream().map(field -> field.name).toList());
        assertEquals(1, message.field("s").number);
        assertEquals("choice", message.field("a").oneof);
        assertTrue(message.field("a").presence());
        assertTrue(message.field("b").timestamp());
        assertEquals(-7, message.field("ks").enumeration.values.get(2).number());
    }

    @Test
    @DisplayName("finds types by the scope rules of protoc: the innermost scope that knows the first part decides")
    void scopes() {
        ProtoFile file = ProtoParser.parse(
                """
                syntax = "proto3";
                package a.b;
                message T { int32 outer = 1; }
                message M {
                  message T { int32 inner = 1; message U {} }
                  T near = 1;
                  .a.b.T far = 2;
                  b.T half = 3;
                  T.U deep = 4;
                  a.b.M.T full = 5;
                  M own = 6;
                }
                """);
        ProtoMessage message = file.messageByName.get("a.b.M");
        ProtoMessage outer = file.messageByName.get("a.b.T");
        ProtoMessage inner = file.messageByName.get("a.b.M.T");
        assertSame(inner, message.field("near").message);
        assertSame(outer, message.field("far").message);
        assertSame(outer, message.field("half").message);
        assertEquals("a.b.M.T.U", message.field("deep").message.fullName);
        assertSame(inner, message.field("full").message);
        assertSame(message, message.field("own").message);

        String hidden = "syntax = \"proto3\"; package x;"
                + " message T { message U {} } message M { message T {} T.U u = 1; }";
        assertThrows(ProtoSyntaxException.class, () -> ProtoParser.parse(hidden));
    }

    @Test
    @DisplayName("says line, column and what is wrong with a text it cannot read")
    void errors() {
        assertError("line 2, column 20: expected '='", "syntax = \"proto3\";\nmessage M { int32 a; }");
        assertError("type Nope is not known", "syntax = \"proto3\"; message M { Nope n = 1; }");
        assertError("used twice", "syntax = \"proto3\"; message M { int32 a = 1; int32 b = 1; }");
        assertError("outside 1..", "syntax = \"proto3\"; message M { int32 a = 0; }");
        assertError("declared twice", "syntax = \"proto3\"; message M {} message M {}");
        assertError("groups are not supported", "syntax = \"proto2\"; message M { optional group G = 1 { } }");
        assertError("ends inside", "syntax = \"proto3\"; message M { reserved 1");
        assertError("expected a name", "syntax = \"proto3\"; message M {");
        assertError("does not end", "syntax = \"proto3\"; /* message M {");
        assertError("does not end", "syntax = \"proto3");
        assertError("unexpected 'hello'", "hello");
        assertError("expected", "{\"type\": \"record\"}");
    }

    private static void assertError(String part, String text) {
        ProtoSyntaxException error = assertThrows(ProtoSyntaxException.class, () -> ProtoParser.parse(text));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
