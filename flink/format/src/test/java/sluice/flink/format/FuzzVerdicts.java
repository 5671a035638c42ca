package sluice.flink.format;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.types.logical.RowType;

/**
 * The Java side of test/fuzz: {@code <folder> <verdicts file> [<frame number to show>]}. Every frame goes through the
 * deserializer of a table with all columns that emits its errors; the files and the verdicts are described in
 * test/fuzz/README.md. Prints how many frames there were and the processor time of the slowest.
 */
final class FuzzVerdicts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Reader(ProtobufConfluentDeserializer format, Columns columns) {
        String text(byte[] frame) throws IOException {
            GenericRowData row = (GenericRowData) format.deserialize(frame);
            Object error = row.getField(columns.size());
            if (error != null) {
                return "bad " + error.toString().split(":", 2)[0];
            }
            return "ok " + CanonicalValue.of(row, columns);
        }
    }

    private FuzzVerdicts() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long show = args.length > 2 ? Long.parseLong(args[2]) : -1;
        JsonNode schemas = JSON.readTree(folder.resolve("schemas.json").toFile());
        try (FuzzRegistry registry = new FuzzRegistry(schemas)) {
            run(readers(schemas, registry), folder.resolve("frames.bin"), Path.of(args[1]), show);
        }
        // The registry's threads would keep the process.
        System.exit(0);
    }

    private static void run(List<Reader> readers, Path frames, Path verdicts, long show) throws Exception {
        long count = 0;
        long slowest = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(frames), 1 << 16));
                PrintStream out = new PrintStream(
                        new java.io.BufferedOutputStream(Files.newOutputStream(verdicts), 1 << 16),
                        false,
                        StandardCharsets.US_ASCII)) {
            while (true) {
                int reader = in.read();
                if (reader < 0) {
                    break;
                }
                byte[] frame = frame(in);
                long start = THREADS.getCurrentThreadCpuTime();
                String text = verdict(readers.get(reader), frame, count);
                slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
                if (count == show) {
                    System.out.println(frame == null ? "no value" : HexFormat.of().formatHex(frame));
                    System.out.println(text);
                }
                out.append(text.startsWith("ok ") ? "ok " + sha1(text.substring(3)) : text).append('\n');
                count++;
            }
        }
        System.out.println(JSON.createObjectNode().put("frames", count).put("slowestCpuMs", slowest / 1e6));
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("the last frame is cut");
        }
        return frame;
    }

    private static String verdict(Reader reader, byte[] frame, long number) {
        try {
            return reader.text(frame);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError crash) {
            throw new IllegalStateException(
                    "frame " + number + ": " + (frame == null ? "no value" : HexFormat.of().formatHex(frame)), crash);
        }
    }

    private static String sha1(String text) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<Reader> readers(JsonNode schemas, FuzzRegistry registry) {
        List<Reader> readers = new ArrayList<>();
        for (JsonNode node : schemas) {
            StringBuilder bundle = new StringBuilder(node.get("schema").asText());
            for (JsonNode file : node.get("imports")) {
                bundle.append("\n// file: ").append(file.get("name").asText()).append('\n');
                bundle.append(file.get("schema").asText());
            }
            readers.add(reader(bundle.toString(), node.get("message").asText(), registry));
        }
        return readers;
    }

    private static Reader reader(String text, String message, FuzzRegistry registry) {
        PinnedSchema pinned = PinnedSchema.of(text, message);
        RowType type = FuzzTypes.row(pinned.message());
        ProtobufConfluentDeserializer.Source source =
                new ProtobufConfluentDeserializer.Source(registry.url(), text, message, true);
        ProtobufConfluentDeserializer format =
                new ProtobufConfluentDeserializer(source, type, List.of(FormatMetadata.ERROR), null);
        // The clock stands still: an unknown id is asked for once, not every 30 seconds.
        format.open(registry.client(), () -> 0);
        return new Reader(format, Columns.of(type, pinned));
    }
}
