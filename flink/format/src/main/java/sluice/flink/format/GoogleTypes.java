package sluice.flink.format;

import java.util.HashMap;
import java.util.Map;

/** The messages of google/protobuf/ that a text may import; registries never hold them. */
final class GoogleTypes {
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

    private static final Map<String, ProtoFile> FILES = new HashMap<>();

    static {
        TEXTS.forEach((path, text) ->
                FILES.put(path, ProtoParser.parse("syntax = \"proto3\"; package google.protobuf; " + text)));
    }

    private GoogleTypes() {}

    /** The file of that import path, or null. */
    static ProtoFile file(String path) {
        return FILES.get(path);
    }
}
