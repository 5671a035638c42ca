package sluice.flink.format;

import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.FloatValue;
import com.google.protobuf.Int32Value;
import com.google.protobuf.Int64Value;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import sluice.types.shared.v1.Currency;
import sluice.types.shared.v1.Money;
import sluice.types.shared.v1.Unit;
import sluice.types.v1.Types;
import sluice.types.v1.Types.Kind;
import sluice.types.v1.Types.Nested;

/** Makes test/golden-types/frames.json, as {@link GoldenFrames} makes its file: protoc's classes judge the bytes. */
final class GoldenTypesFrames {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final String HEADER = "00000000090202";

    private final ArrayNode good = JSON.createArrayNode();
    private final ArrayNode bad = JSON.createArrayNode();

    static ObjectNode make() throws IOException {
        GoldenTypesFrames frames = new GoldenTypesFrames();
        frames.goodFrames();
        frames.badFrames();
        ObjectNode root = JSON.createObjectNode();
        root.set("good", frames.good);
        root.set("bad", frames.bad);
        return root;
    }

    private void goodFrames() throws IOException {
        good("nothing", Types.getDefaultInstance());
        good("wrappers_with_defaults", wrappers(false).build());
        good("wrappers_with_extremes", wrappers(true).build());
        good("wrappers_in_lists_and_maps", Types.newBuilder()
                .addWrappedInt64List(Int64Value.of(0))
                .addWrappedInt64List(Int64Value.of(Long.MIN_VALUE))
                .addWrappedStringList(StringValue.of(""))
                .addWrappedDoubleList(DoubleValue.of(-0.0))
                .addWrappedUint64List(UInt64Value.of(-1))
                .putWrappedBoolMap(-1, BoolValue.of(false))
                .putWrappedBytesMap(0, BytesValue.of(ByteString.EMPTY))
                .build());
        good("uint64_past_2_to_63", Types.newBuilder()
                .setOneUint64(-1)
                .setOneFixed64(Long.MIN_VALUE)
                .setMaybeUint64(0)
                .addAllListUint64(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE))
                .addLooseUint64(-2)
                .putByUint64(-1, "key")
                .putByFixed64(Long.MIN_VALUE, "key")
                .putMapUint64("value", -1)
                .build());
        good("durations", Types.newBuilder()
                .setTook(span(-3, -500_000_000))
                .addTookList(span(0, 0))
                .addTookList(span(315_576_000_000L, 999_999_999))
                .addTookList(span(-315_576_000_000L, -999_999_999))
                .addTookList(span(0, -1))
                .putTookMap(true, span(0, 1))
                .build());
        good("moments", Types.newBuilder()
                .setAt(time(-1, 999_999_999))
                .addAtList(time(-62_135_596_800L, 0))
                .addAtList(time(253_402_300_799L, 999_999_999))
                .putAtMap(-1, time(0, 1_000_000))
                .build());
        good("negative_zero_and_nan_where_default_is_not_written", Types.newBuilder()
                .setOneDouble(-0.0)
                .setOneFloat(-0.0f)
                .addListDouble(-0.0)
                .setMaybeDouble(Double.NaN)
                .setMaybeFloat(Float.NaN)
                .build());
        good("keys_of_every_kind", Types.newBuilder()
                .putByInt32(-1, "a").putByInt64(Long.MIN_VALUE, "b").putByUint32(-1, "c").putByUint64(1, "d")
                .putBySint32(Integer.MIN_VALUE, "e").putBySint64(-2, "f").putByFixed32(-1, "g").putByFixed64(1, "h")
                .putBySfixed32(-3, "i").putBySfixed64(-4, "j").putByBool(false, "k").putByString("__proto__", "l")
                .build());
        good("enums", Types.newBuilder()
                .setKindValue(12)
                .setMaybeKind(Kind.KIND_UNSPECIFIED)
                .addAllKindListValue(List.of(-1, 99, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .addLooseKindValue(-77)
                .putKindMapValue("k", 5)
                .setCurrency(Currency.CURRENCY_TEST)
                .build());
        good("imported_messages", Types.newBuilder()
                .setPrice(Money.newBuilder()
                        .setUnits(-5)
                        .setNanos(-1)
                        .setCurrency(Currency.CURRENCY_EUR)
                        .setUnit(Unit.newBuilder().setCode("EUR").setExponent(-2))
                        .setValidFor(span(60, 0))
                        .addParts(Money.Part.newBuilder().setName("tax").setAmount(-1)))
                .addPriceList(Money.getDefaultInstance())
                .putPriceMap(-1, Money.newBuilder().setUnits(1).build())
                .setPart(Money.Part.newBuilder().setName("p"))
                .build());
        good("oneof_wrapper_with_default", Types.newBuilder().setChosenWrapped(Int64Value.of(0)).build());
        good("oneof_empty_bytes", Types.newBuilder().setChosenBytes(ByteString.EMPTY).build());

        String int64 = tag("wrapped_int64", 2);
        raw("wrapper_in_two_pieces", int64 + "020805" + int64 + "00");
        raw("wrapper_whose_value_comes_twice", int64 + "0408050807");
        raw("wrapper_with_unknown_field", int64 + "0512017808" + "05");
        raw("wrapper_in_map_entry_without_value", tag("wrapped_string_map", 2) + "020803");
        raw("duration_in_two_pieces", tag("took", 2) + "020803" + tag("took", 2) + "021005");
        raw("nested_in_pieces", tag("nested", 2) + "051a01612a00" + tag("nested", 2) + "071a01622a021a00");
        raw("lists_packed_and_not",
                tag("list_int32", 0) + "01" + tag("list_int32", 2) + "020203" + tag("loose_int32", 2) + "020405"
                        + tag("loose_int32", 0) + "06");
        raw("last_member_of_oneof_wins",
                tag("chosen_int32", 0) + "01" + tag("chosen_wrapped", 2) + "020805" + tag("chosen_string", 2) + "0178");
        raw("oneof_member_again_after_another_starts_anew",
                tag("chosen_nested", 2) + "030a0161" + tag("chosen_int32", 0) + "01"
                        + tag("chosen_nested", 2) + "021002");
    }

    private void badFrames() {
        String int64 = tag("wrapped_int64", 2);
        String string = tag("wrapped_string", 2);
        bad("wrapper_value_with_wrong_wire_type", "malformed", int64 + "020a00");
        bad("wrapper_not_delimited", "malformed", tag("wrapped_int64", 0) + "05");
        bad("wrapper_value_does_not_end", "truncated", int64 + "020880");
        bad("wrapper_longer_than_frame", "truncated", int64 + "0508");
        bad("wrapper_with_field_number_0", "malformed", int64 + "0100");
        bad("wrapper_with_group", "malformed", int64 + "021b1c");
        bad("wrapper_with_broken_text", "bad_utf8", string + "030a01ff");
        bad("wrapper_in_list_with_broken_text", "bad_utf8", tag("wrapped_string_list", 2) + "030a01ff");
        bad("wrapper_in_map_with_broken_text", "bad_utf8", tag("wrapped_string_map", 2) + "0708011203" + "0a01ff");
        bad("duration_with_wrong_wire_type", "malformed", tag("took", 2) + "020a00");
        bad("duration_that_does_not_end", "truncated", tag("took", 2) + "020880");
        bad("text_of_imported_message", "bad_utf8", tag("price", 2) + "0522030a01ff");
        bad("imported_message_ends_early", "truncated", tag("price", 2) + "020880");
        bad("moment_in_map_outside_its_years", "malformed", tag("at_map", 2) + "091207088083d1ffaf07");
        bad("packed_fixed64_not_a_multiple", "truncated", tag("list_fixed64", 2) + "0401020304");
    }

    private static Types.Builder wrappers(boolean extreme) {
        return Types.newBuilder()
                .setWrappedDouble(DoubleValue.of(extreme ? -0.0 : 0))
                .setWrappedFloat(FloatValue.of(extreme ? Float.MIN_VALUE : 0))
                .setWrappedInt64(Int64Value.of(extreme ? Long.MIN_VALUE : 0))
                .setWrappedUint64(UInt64Value.of(extreme ? -1 : 0))
                .setWrappedInt32(Int32Value.of(extreme ? Integer.MIN_VALUE : 0))
                .setWrappedUint32(UInt32Value.of(extreme ? -1 : 0))
                .setWrappedBool(BoolValue.of(extreme))
                .setWrappedString(StringValue.of(extreme ? "\u0000\ud83d\ude80" : ""))
                .setWrappedBytes(BytesValue.of(extreme ? ByteString.copyFrom(new byte[] {0, -1}) : ByteString.EMPTY));
    }

    private static Duration span(long seconds, int nanos) {
        return Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }

    private static Timestamp time(long seconds, int nanos) {
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }

    private static String tag(String field, int wireType) {
        int tag = Types.getDescriptor().findFieldByName(field).getNumber() << 3 | wireType;
        return tag < 128 ? "%02x".formatted(tag) : "%02x%02x".formatted(tag & 127 | 128, tag >> 7);
    }

    private void good(String name, Types message) throws IOException {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        message.writeTo(out);
        raw(name, HEX.formatHex(bytes));
    }

    private void raw(String name, String hex) throws IOException {
        ObjectNode node = good.addObject();
        node.put("name", name).put("schemaId", GoldenTypes.SCHEMA_ID);
        node.put("message", Types.getDescriptor().getFullName()).put("hex", HEADER + hex);
        node.set("value", JSON.readTree(JsonFormat.printer().sortingMapKeys().print(parse(HEX.parseHex(hex)))));
    }

    /**
     * From a stream with a small buffer, for the reason that {@link GoldenFrames#parse} gives. Not by protoc's class: it
     * keeps parts of a member of a oneof that comes again behind another member.
     */
    private static Message parse(byte[] payload) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(new ByteArrayInputStream(payload), 8);
        Message parsed = DynamicMessage.parseFrom(Types.getDescriptor(), in);
        in.checkLastTagWas(0);
        return parsed;
    }

    private void bad(String name, String reason, String hex) {
        HEX.parseHex(hex);
        bad.addObject()
                .put("name", name)
                .put("message", Types.getDescriptor().getFullName())
                .put("schemaId", GoldenTypes.SCHEMA_ID)
                .put("hex", HEADER + hex)
                .put("reason", reason);
    }
}
