package sluice.flink.format;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import sluice.golden.v1.Everything;
import sluice.golden.v1.Everything.Inner;
import sluice.golden.v1.Everything.Kind;
import sluice.golden.v1.Other;

/**
 * Makes frames.json with the classes that protoc made, so that no line of this project judges itself: payloads come
 * from them or byte by byte from here, the value of each good frame is what they read.
 */
final class GoldenFrames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFormat.Printer VALUES =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().sortingMapKeys();
    private static final HexFormat HEX = HexFormat.of();

    static final String INNER = Golden.EVERYTHING + ".Inner";
    static final String OTHER = "sluice.golden.v1.Other";
    private static final String FIRST = "00";
    private static final String NESTED = "040000";
    private static final String SECOND = "0202";

    private final ArrayNode good = JSON.createArrayNode();
    private final ArrayNode bad = JSON.createArrayNode();

    interface Payload {
        void write(CodedOutputStream out) throws IOException;
    }

    static ObjectNode make() throws IOException {
        GoldenFrames frames = new GoldenFrames();
        frames.goodFrames();
        frames.badHeaders();
        frames.badPayloads();
        ObjectNode root = JSON.createObjectNode();
        root.set("good", frames.good);
        root.set("bad", frames.bad);
        return root;
    }

    private void goodFrames() throws IOException {
        good("all_defaults", Everything.getDefaultInstance());
        good("all_set", allSet());
        good("largest_numbers", largest());
        good("smallest_numbers", smallest());
        good("nan_infinity_negative_zero", Everything.newBuilder()
                .setADouble(-0.0)
                .setAFloat(Float.NEGATIVE_INFINITY)
                .addDoubleList(Double.NaN)
                .addDoubleList(Double.POSITIVE_INFINITY)
                .addDoubleList(Double.MIN_VALUE)
                .build());
        good("unicode", Everything.newBuilder()
                .setAString("caf\u00e9 \u20ac \ud83d\ude80 \u0000 \ud834\udd1e")
                .setMaybeString("\u65e5\u672c\u8a9e")
                .addStringList("\uffff")
                .addStringList("\u07ff\u0800\ud7ff\ue000")
                .putCountByName("\ud83c\udf0a", 1)
                .setFarString("\u00fc".repeat(70))
                .build());
        good("unknown_enum_numbers", Everything.newBuilder()
                .setKindValue(9)
                .setMaybeKindValue(-5)
                .addKindListValue(1)
                .addKindListValue(77)
                .putKindByFlagValue(true, 42)
                .build());
        good("negative_enum_number", Everything.newBuilder().setKind(Kind.KIND_NEGATIVE).build());
        good("optional_present_with_defaults", Everything.newBuilder()
                .setMaybeInt32(0)
                .setMaybeInt64(0)
                .setMaybeDouble(0)
                .setMaybeBool(false)
                .setMaybeString("")
                .setMaybeBytes(ByteString.EMPTY)
                .setMaybeKind(Kind.KIND_UNSPECIFIED)
                .setInner(Inner.newBuilder().setNote(""))
                .setOccurredAt(Timestamp.getDefaultInstance())
                .build());
        good("timestamp_before_1970_with_nanos", Everything.newBuilder()
                .setOccurredAt(time(-1, 999_999_999))
                .addTimeList(time(-86_400, 1))
                .build());
        good("timestamp_limits", Everything.newBuilder()
                .setOccurredAt(time(-62_135_596_800L, 0))
                .addTimeList(time(253_402_300_799L, 999_999_999))
                .addTimeList(time(1_700_000_000, 123_456_789))
                .build());
        good("empty_values_inside_lists_and_maps", Everything.newBuilder()
                .addStringList("")
                .addBytesList(ByteString.EMPTY)
                .addInnerList(Inner.getDefaultInstance())
                .putCountByName("", 0)
                .putInnerByName("x", Inner.getDefaultInstance())
                .build());
        good("lengths_past_one_byte", Everything.newBuilder()
                .setAString("s".repeat(127))
                .setFarString("l".repeat(300))
                .setInner(Inner.newBuilder().setName("n".repeat(130)).addTags("t".repeat(128)))
                .build());

        good("nested_message_index", INNER, NESTED, Inner.newBuilder()
                .setName("inner")
                .setAmount(5)
                .addTags("a")
                .setDeep(Inner.Deep.newBuilder().setLevel(-3).setLabel("deep"))
                .build()
                .toByteArray());
        good("second_message_index", OTHER, SECOND, Other.newBuilder().setId("o-1").setValue(12).build().toByteArray());
        good("first_index_written_out", Golden.EVERYTHING, "0200", Everything.newBuilder()
                .setAString("x")
                .build()
                .toByteArray());

        good("repeated_not_packed", out -> {
            out.writeInt32(30, 1);
            out.writeInt32(30, -2);
            out.writeSInt64(31, Long.MIN_VALUE);
            out.writeFixed32(32, -1);
            out.writeDouble(33, 1.5);
            out.writeBool(34, true);
            out.writeEnum(35, 2);
        });
        good("packed_in_pieces_and_single", out -> {
            packed(out, 30, "0102");
            out.writeInt32(30, 3);
            packed(out, 30, "");
            packed(out, 30, "04");
        });
        good("unknown_fields_of_every_wire_type", out -> {
            out.writeUInt64(500, -1);
            out.writeFixed64(501, 1);
            out.writeByteArray(502, HEX.parseHex("c328ff"));
            out.writeFixed32(503, 1);
            out.writeString(14, "kept");
            out.writeInt32(19, 1);
        });
        good("last_one_wins", out -> {
            out.writeInt32(3, 1);
            out.writeString(14, "first");
            out.writeInt32(20, 1);
            out.writeInt32(3, 2);
            out.writeString(14, "last");
            out.writeInt32(20, 0);
            entry(out, "0a016b1001");
            entry(out, "0a016b1002");
        });
        good("message_in_two_pieces_is_merged", out -> {
            out.writeMessage(17, Inner.newBuilder().setName("a").setAmount(1).addTags("x")
                    .setDeep(Inner.Deep.newBuilder().setLevel(4)).build());
            out.writeMessage(17, Inner.newBuilder().setName("b").addTags("y").setNote("n")
                    .setDeep(Inner.Deep.newBuilder().setLabel("l")).build());
            out.writeMessage(18, time(10, 0));
            out.writeMessage(18, time(0, 20));
        });
        good("map_entries_with_absent_parts", out -> {
            entry(out, "");
            entry(out, "0a016b");
            entry(out, "1005");
            out.writeByteArray(42, HEX.parseHex("0a0169"));
            out.writeByteArray(43, HEX.parseHex("0801"));
        });
        good("map_entry_out_of_order_with_unknown_field", out -> entry(out, "10071a01780a016b"));
        good("fields_out_of_order", out -> {
            out.writeString(2000, "far");
            out.writeInt32(536_870_911, 7);
            out.writeString(14, "s");
            out.writeInt32(3, 5);
        });
        good("varints_longer_than_needed", out -> {
            raw(out, "188180808000");
            raw(out, "98800105");
            raw(out, "6880808080808080808001");
            raw(out, "3081808080808080808001");
            raw(out, "fa010a81808080808080808000");
        });
        good("varint_past_32_bits_is_cut", out -> {
            raw(out, "1881808080f0ffffff7f");
            raw(out, "2882808080f0ffffff7f");
            raw(out, "388380808010");
        });
    }

    private void badHeaders() {
        bad("nothing", "too_short", "");
        bad("one_byte", "too_short", "00");
        bad("header_without_index", "too_short", "0000000007");
        bad("short_and_wrong_magic", "too_short", "0100");
        bad("wrong_magic", "bad_magic", "010000000700");
        bad("json_instead_of_a_frame", "bad_magic", HEX.formatHex("{\"id\":1}".getBytes()));
        bad("unknown_id", "unknown_schema", "000000000800");
        bad("negative_id", "unknown_schema", "00ffffffff00");
        bad("unknown_id_and_broken_index", "unknown_schema", "000000000801");
        bad("index_negative_length", "bad_index", "000000000701");
        bad("index_longer_than_frame", "bad_index", "00000000070a00");
        bad("index_of_two_thousand_million_numbers", "bad_index", "0000000007feffffff0f");
        bad("index_number_past_32_bits", "bad_index", "000000000702808080808001");
        bad("index_does_not_end", "bad_index", "000000000780");
        bad("index_number_does_not_end", "bad_index", "0000000007028080");
        bad("index_negative_number", "bad_index", "00000000070201");
        bad("index_past_last_message", "bad_index", "00000000070204");
        bad("index_past_last_nested", "bad_index", "0000000007040002");
        bad("index_into_message_without_nested", "bad_index", "0000000007040200");
        bad("index_too_deep", "bad_index", "0000000007080000000000");
        bad("another_message_of_the_file", "wrong_message", "00000000070202");
        bad("nested_message_of_this_one", "wrong_message", "0000000007040000");
        bad("another_message_with_broken_payload", "wrong_message", "0000000007020200");
        bad.add(badNode("first_message_instead_of_second", OTHER, "000000000700", "wrong_message"));
        bad.add(badNode("truncated_second_message", OTHER, "000000000702020a05", "truncated"));
        bad.add(badNode("bad_utf8_in_nested_index", INNER, "00000000070400000a01ff", "bad_utf8"));
    }

    private void badPayloads() {
        payload("varint_does_not_end", "truncated", "1880");
        payload("tag_does_not_end", "truncated", "98");
        payload("value_missing", "truncated", "18");
        payload("fixed32_too_short", "truncated", "15000000");
        payload("fixed64_too_short", "truncated", "0900000000000000");
        payload("string_longer_than_frame", "truncated", "720568656c");
        payload("length_does_not_end", "truncated", "7280");
        payload("length_of_64_bits", "truncated", "72ffffffffffffffffff01");
        payload("message_longer_than_frame", "truncated", "8a01040a0161");
        payload("packed_longer_than_frame", "truncated", "f2010301");
        payload("unknown_field_too_short", "truncated", "a21f05");
        payload("nested_message_ends_inside_a_field", "truncated", "8a01020a0572026f6b");
        payload("nested_varint_ends_with_its_message", "truncated", "8a0102108018017800");
        payload("packed_varint_ends_with_its_list", "truncated", "f20102018018017800");
        payload("packed_fixed32_not_a_multiple", "truncated", "820205000000000018017800");
        payload("map_entry_ends_inside_its_key", "truncated", "c202020a0572026f6b");

        payload("field_number_0", "malformed", "00");
        payload("field_number_0_with_length", "malformed", "0200");
        payload("group_of_known_field", "malformed", "1b1c");
        payload("group_of_unknown_field", "malformed", "a31fa41f");
        payload("end_of_group", "malformed", "1c");
        payload("wire_type_6", "malformed", "1e");
        payload("wire_type_7_of_unknown_field", "malformed", "a71f");
        payload("varint_where_string_is_declared", "malformed", "7005");
        payload("length_where_int32_is_declared", "malformed", "1a0105");
        payload("fixed32_where_double_is_declared", "malformed", "0d00000000");
        payload("fixed64_where_repeated_int32_is_declared", "malformed", "f1010000000000000000");
        payload("varint_where_message_is_declared", "malformed", "880101");
        payload("varint_of_11_bytes", "malformed", "18ffffffffffffffffffff01");
        payload("length_varint_of_11_bytes", "malformed", "72ffffffffffffffffffff01");
        payload("timestamp_nanos_too_large", "malformed", "920106108094ebdc03");
        payload("timestamp_nanos_negative", "malformed", "92010b10ffffffffffffffffff01");
        payload("timestamp_after_year_9999", "malformed", "920107088083d1ffaf07");
        payload("timestamp_before_year_1", "malformed", "92010b08ff91b8c398feffffff01");
        payload("timestamp_with_wrong_wire_type", "malformed", "9201050d00000000");
        payload("nested_field_number_0", "malformed", "8a010100");
        payload("nested_wrong_wire_type", "malformed", "8a01020805");

        payload("utf8_invalid_byte", "bad_utf8", "7201ff");
        payload("utf8_cut_character", "bad_utf8", "7202e282");
        payload("utf8_overlong", "bad_utf8", "7202c080");
        payload("utf8_overlong_three_bytes", "bad_utf8", "7203e09f80");
        payload("utf8_surrogate", "bad_utf8", "7203eda080");
        payload("utf8_past_last_character", "bad_utf8", "7204f4908080");
        payload("utf8_after_long_ascii", "bad_utf8", "7212" + "61".repeat(17) + "80");
        payload("utf8_in_optional_string", "bad_utf8", "c20101ff");
        payload("utf8_in_list", "bad_utf8", "a20201fe");
        payload("utf8_in_nested_message", "bad_utf8", "8a01030a01c3");
        payload("utf8_in_nested_list", "bad_utf8", "8a0107220261622201ff");
        payload("utf8_in_map_key", "bad_utf8", "c202050a01ff1001");
        payload("utf8_in_map_value", "bad_utf8", "ca020508011201ff");
        payload("utf8_before_truncation", "bad_utf8", "7201ff1880");
        payload("truncation_before_utf8", "truncated", "720561ff");
    }

    static Everything allSet() {
        return Everything.newBuilder()
                .setADouble(1.25)
                .setAFloat(-2.5f)
                .setAnInt32(-3)
                .setAnInt64(-4_000_000_000L)
                .setAUint32(5)
                .setAUint64(6)
                .setASint32(-7)
                .setASint64(-8)
                .setAFixed32(9)
                .setAFixed64(10)
                .setASfixed32(-11)
                .setASfixed64(-12)
                .setABool(true)
                .setAString("text")
                .setSomeBytes(ByteString.copyFrom(new byte[] {0, 1, -1}))
                .setKind(Kind.KIND_A)
                .setInner(inner("in"))
                .setOccurredAt(time(1_767_225_600, 123_456_789))
                .setMaybeInt32(20)
                .setMaybeInt64(21)
                .setMaybeDouble(22.5)
                .setMaybeBool(true)
                .setMaybeString("maybe")
                .setMaybeBytes(ByteString.copyFromUtf8("mb"))
                .setMaybeKind(Kind.KIND_B)
                .addAllInt32List(List.of(1, -1, 300))
                .addAllSint64List(List.of(0L, -1L, 1L << 40))
                .addAllFixed32List(List.of(1, 2))
                .addAllDoubleList(List.of(0.0, -1.5))
                .addAllBoolList(List.of(true, false))
                .addAllKindList(List.of(Kind.KIND_B, Kind.KIND_UNSPECIFIED, Kind.KIND_A))
                .addAllStringList(List.of("a", "", "c"))
                .addBytesList(ByteString.copyFrom(new byte[] {9}))
                .addInnerList(inner("l0"))
                .addInnerList(Inner.getDefaultInstance())
                .addTimeList(time(1, 2))
                .putCountByName("one", 1)
                .putCountByName("two", 2)
                .putNameByNumber(-1, "minus one")
                .putInnerByName("k", inner("m"))
                .putKindByFlag(true, Kind.KIND_A)
                .putKindByFlag(false, Kind.KIND_B)
                .setFarString("far")
                .setLastInt32(1)
                .build();
    }

    private static Inner inner(String name) {
        return Inner.newBuilder()
                .setName(name)
                .setAmount(-1)
                .setNote("note")
                .addTags("t1")
                .addTags("t2")
                .setDeep(Inner.Deep.newBuilder().setLevel(-2).setLabel("d"))
                .setSeenAt(time(5, 0))
                .build();
    }

    private static Everything largest() {
        return Everything.newBuilder()
                .setADouble(Double.MAX_VALUE)
                .setAFloat(Float.MAX_VALUE)
                .setAnInt32(Integer.MAX_VALUE)
                .setAnInt64(Long.MAX_VALUE)
                .setAUint32(-1)
                .setAUint64(-1)
                .setASint32(Integer.MAX_VALUE)
                .setASint64(Long.MAX_VALUE)
                .setAFixed32(-1)
                .setAFixed64(-1)
                .setASfixed32(Integer.MAX_VALUE)
                .setASfixed64(Long.MAX_VALUE)
                .setMaybeInt32(Integer.MAX_VALUE)
                .addSint64List(Long.MAX_VALUE)
                .addFixed32List(-1)
                .putCountByName("max", Long.MAX_VALUE)
                .putNameByNumber(Integer.MAX_VALUE, "max")
                .setLastInt32(Integer.MAX_VALUE)
                .build();
    }

    private static Everything smallest() {
        return Everything.newBuilder()
                .setADouble(-Double.MAX_VALUE)
                .setAFloat(Float.MIN_VALUE)
                .setAnInt32(Integer.MIN_VALUE)
                .setAnInt64(Long.MIN_VALUE)
                .setAUint64(Long.MIN_VALUE)
                .setASint32(Integer.MIN_VALUE)
                .setASint64(Long.MIN_VALUE)
                .setAFixed64(Long.MIN_VALUE)
                .setASfixed32(Integer.MIN_VALUE)
                .setASfixed64(Long.MIN_VALUE)
                .setMaybeInt64(Long.MIN_VALUE)
                .addInt32List(Integer.MIN_VALUE)
                .putCountByName("min", Long.MIN_VALUE)
                .putNameByNumber(Integer.MIN_VALUE, "min")
                .build();
    }

    private static Timestamp time(long seconds, int nanos) {
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }

    private static void packed(CodedOutputStream out, int number, String hex) throws IOException {
        out.writeByteArray(number, HEX.parseHex(hex));
    }

    private static void entry(CodedOutputStream out, String hex) throws IOException {
        out.writeByteArray(40, HEX.parseHex(hex));
    }

    private static void raw(CodedOutputStream out, String hex) throws IOException {
        out.writeRawBytes(HEX.parseHex(hex));
    }

    private void good(String name, Everything message) throws IOException {
        good(name, Golden.EVERYTHING, FIRST, deterministic(message));
    }

    private void good(String name, Payload payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        payload.write(out);
        out.flush();
        good(name, Golden.EVERYTHING, FIRST, bytes.toByteArray());
    }

    private void good(String name, String message, String index, byte[] payload) throws IOException {
        ObjectNode node = good.addObject();
        node.put("name", name).put("schemaId", Golden.SCHEMA_ID).put("message", message);
        node.put("hex", "0000000007" + index + HEX.formatHex(payload));
        node.set("value", JSON.readTree(VALUES.print(parse(message, payload))));
    }

    private static byte[] deterministic(Message message) throws IOException {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        message.writeTo(out);
        return bytes;
    }

    private void payload(String name, String reason, String hex) {
        bad(name, reason, "000000000700" + hex);
    }

    private void bad(String name, String reason, String hex) {
        bad.add(badNode(name, Golden.EVERYTHING, hex, reason));
    }

    private static ObjectNode badNode(String name, String message, String hex, String reason) {
        HEX.parseHex(hex);
        return JSON.createObjectNode()
                .put("name", name)
                .put("message", message)
                .put("schemaId", Golden.SCHEMA_ID)
                .put("hex", hex)
                .put("reason", reason);
    }

    /**
     * What protoc's own class reads. From a stream with a small buffer, because the short cut over an array takes the
     * tenth byte of a varint for 1 whatever it is.
     */
    static Message parse(String message, byte[] payload) throws InvalidProtocolBufferException {
        Parser<? extends Message> parser = switch (message) {
            case Golden.EVERYTHING -> Everything.parser();
            case INNER -> Inner.parser();
            case OTHER -> Other.parser();
            default -> throw new IllegalArgumentException(message);
        };
        CodedInputStream in = CodedInputStream.newInstance(new ByteArrayInputStream(payload), 8);
        Message parsed = parser.parseFrom(in);
        in.checkLastTagWas(0);
        return parsed;
    }
}
