package sluice.flink.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import sluice.bench.v1.Access;

/** Puts the same events into a topic of each format, one partition each. */
final class Loader {
    private Loader() {}

    static void load(String bootstrap, int records, int schemaId) throws Exception {
        List<NewTopic> topics = Arrays.stream(Peer.values())
                .map(peer -> new NewTopic(peer.topic(), 1, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get();
            Map<String, String> small = Map.of("retention.bytes", "200000000", "segment.bytes", "50000000");
            admin.createTopics(List.of(new NewTopic(FormatBench.OUTPUT, 1, (short) 1).configs(small))).all().get();
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "20", "batch.size", "131072");
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            Events events = new Events(1);
            for (int i = 0; i < records; i++) {
                Access event = events.next();
                for (Peer peer : Peer.values()) {
                    producer.send(new ProducerRecord<>(peer.topic(), peer.record(event, schemaId)));
                }
            }
        }
    }
}
