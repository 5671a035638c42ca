package sluice.flink.format;

import java.util.HashMap;
import java.util.Map;

/** The messages that a text may import although registries do not hold them. */
final class GoogleTypes {
    private static final String SYNTAX = "syntax = \"proto3\"; ";

    private static final Map<String, String> TEXTS = Map.of(
            "google/protobuf/timestamp.proto", "message Timestamp { int64 seconds = 1; int32 nanos = 2; }",
            "google/protobuf/duration.proto", "message Duration { int64 seconds = 1; int32 nanos = 2; }",
            "google/protobuf/empty.proto", "message Empty {}",
            "google/protobuf/any.proto", "message Any { string type_url = 1; bytes value = 2; }",
            "google/protobuf/field_mask.proto", "message FieldMask { repeated string paths = 1; }",
            "google/protobuf/wrappers.proto",
                    """
                    message DoubleValue { double value = 1; }
                    message FloatValue { float value = 1; }
                    message Int64Value { int64 value = 1; }
                    message UInt64Value { uint64 value = 1; }
                    message Int32Value { int32 value = 1; }
                    message UInt32Value { uint32 value = 1; }
                    message BoolValue { bool value = 1; }
                    message StringValue { string value = 1; }
                    message BytesValue { bytes value = 1; }
                    """,
            "google/protobuf/struct.proto",
                    """
                    message Struct { map<string, Value> fields = 1; }
                    message Value {
                      oneof kind {
                        NullValue null_value = 1;
                        double number_value = 2;
                        string string_value = 3;
                        bool bool_value = 4;
                        Struct struct_value = 5;
                        ListValue list_value = 6;
                      }
                    }
                    message ListValue { repeated Value values = 1; }
                    enum NullValue { NULL_VALUE = 0; }
                    """,
            // Holds options only; nothing that reaches the bytes of a record.
            "google/protobuf/descriptor.proto", "");

    /** Registries know these as well, and so need no reference for them: Connect writes such fields. */
    private static final Map<String, String> MORE = Map.of(
            "google/type/date.proto",
                    "package google.type; message Date { int32 year = 1; int32 month = 2; int32 day = 3; }",
            "google/type/timeofday.proto",
                    "package google.type; message TimeOfDay "
                            + "{ int32 hours = 1; int32 minutes = 2; int32 seconds = 3; int32 nanos = 4; }",
            "confluent/type/decimal.proto",
                    "package confluent.type; message Decimal "
                            + "{ bytes value = 1; uint32 precision = 2; int32 scale = 3; }");

    private static final Map<String, ProtoFile> FILES = new HashMap<>();

    static {
        TEXTS.forEach((path, text) ->
                FILES.put(path, ProtoParser.parse(SYNTAX + "package google.protobuf; " + text)));
        MORE.forEach((path, text) -> FILES.put(path, ProtoParser.parse(SYNTAX + text)));
    }

    private GoogleTypes() {}

    /** Whether nobody else may say what is behind that import path. */
    static boolean builtIn(String path) {
        return TEXTS.containsKey(path);
    }

    /** The file of that import path, or null. */
    static ProtoFile file(String path) {
        return FILES.get(path);
    }
}
