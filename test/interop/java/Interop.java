import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Int64Value;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import common.v1.MoneyOuterClass.Channel;
import common.v1.MoneyOuterClass.Money;
import interop.v1.PurchaseOuterClass.Purchase;
import interop.v1.PurchaseOuterClass.Refund;
import interop.v1.PurchaseOuterClass.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A consumer and producer as a Java team writes them: classes by protoc, Kafka's own client, the frame by hand. Prints a
 * line for each record on the topic, then sends records of its own. Arguments: bootstrap, topic, schema id.
 */
public final class Interop {
    public static void main(String[] args) throws IOException {
        read(args[0], new TopicPartition(args[1], 0));
        write(args[0], args[1], Integer.parseInt(args[2]));
    }

    private static void read(String bootstrap, TopicPartition place) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place)).get(place);
            while (consumer.position(place) < end) {
                for (var record : consumer.poll(java.time.Duration.ofSeconds(1))) {
                    print(record);
                }
            }
        }
    }

    private static void print(ConsumerRecord<String, byte[]> record) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(record.value());
        if (frame.get() != 0) {
            throw new IOException("no frame");
        }
        int schemaId = frame.getInt();
        int[] index = new int[Math.max(1, varint(frame))];
        if (frame.get(5) != 0) {
            for (int i = 0; i < index.length; i++) {
                index[i] = varint(frame);
            }
        }
        Parser<? extends Message> parser = index[0] == 1 ? Purchase.parser() : Refund.parser();
        Message message = parser.parseFrom(ByteString.copyFrom(frame));
        String fields = "-";
        if (message instanceof Purchase purchase) {
            fields = String.join(
                    ",",
                    purchase.getPurchaseId(),
                    Long.toUnsignedString(purchase.getBig()),
                    purchase.getPlacedAt().getSeconds() + "." + purchase.getPlacedAt().getNanos(),
                    purchase.getTook().getSeconds() + "/" + purchase.getTook().getNanos(),
                    purchase.hasPoints() + ":" + purchase.getPoints().getValue(),
                    String.valueOf(purchase.getCountsMap().get("")),
                    purchase.getState().name(),
                    purchase.getPaymentCase().name(),
                    purchase.getChannel().name());
        }
        if (!message.getUnknownFields().asMap().isEmpty()) {
            throw new IOException("unknown fields: " + message.getUnknownFields());
        }
        String bytes = Base64.getEncoder().encodeToString(message.toByteArray());
        System.out.println(String.join("\t", record.key(), "" + schemaId, List.of(box(index)).toString(), fields, bytes));
    }

    private static void write(String bootstrap, String topic, int schemaId) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        Purchase full = Purchase.newBuilder()
                .setPurchaseId("java")
                .setPlacedAt(Timestamp.newBuilder().setSeconds(-1).setNanos(999_999_999))
                .setTook(Duration.newBuilder().setSeconds(315_576_000_000L).setNanos(1))
                .setPoints(Int64Value.getDefaultInstance())
                .setRemark(StringValue.of("r"))
                .putCounts("k", Long.MAX_VALUE)
                .setTotal(Money.newBuilder().setCurrency("EUR").setMinor(-1))
                .addLines(Purchase.Line.newBuilder().setSku("s").addSizes(Integer.MIN_VALUE))
                .setBig(-1L)
                .setRatio(-0.0)
                .setState(State.STATE_OPEN)
                .setCard("visa")
                .setDigest(ByteString.copyFrom(new byte[] {(byte) 0xff}))
                .setParcel(Purchase.Parcel.newBuilder().setNumber(Long.MIN_VALUE))
                .setChannelValue(99)
                .build();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            send(producer, topic, schemaId, full);
            send(producer, topic, schemaId, Purchase.newBuilder().setPurchaseId("empty").setChannel(Channel.CHANNEL_SHOP).build());
        }
    }

    /** Purchase is the second message of its file: a list of one, the 1. */
    private static void send(KafkaProducer<String, byte[]> producer, String topic, int schemaId, Purchase purchase)
            throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0);
        frame.write(ByteBuffer.allocate(4).putInt(schemaId).array());
        frame.write(2);
        frame.write(2);
        purchase.writeTo(frame);
        producer.send(new ProducerRecord<>(topic, 0, purchase.getPurchaseId(), frame.toByteArray()));
    }

    private static int varint(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    private static Integer[] box(int[] values) {
        Integer[] boxed = new Integer[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }
}
