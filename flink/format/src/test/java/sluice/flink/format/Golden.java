package sluice.flink.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/** The frames under test/golden/, which the TypeScript side reads too. */
final class Golden {
    static final String EVERYTHING = "sluice.golden.v1.Everything";
    static final int SCHEMA_ID = 7;

    record Good(String name, String message, byte[] frame, JsonNode value) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Bad(String name, String message, byte[] frame, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Golden() {}

    static Path folder() {
        Path golden = Path.of("..", "..", "test", "golden");
        return Files.exists(golden) ? golden : Path.of("test", "golden");
    }

    static String schema() {
        try {
            return Files.readString(folder().resolve("golden.proto"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode frames() {
        return frames(folder());
    }

    static JsonNode frames(Path folder) {
        try {
            return new ObjectMapper().readTree(folder.resolve("frames.json").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Good> good() {
        return good(frames());
    }

    static List<Good> good(JsonNode frames) {
        List<Good> list = new ArrayList<>();
        frames.get("good").forEach(node -> list.add(new Good(
                node.get("name").asText(), node.get("message").asText(), bytes(node), node.get("value"))));
        return list;
    }

    static List<Bad> bad() {
        return bad(frames());
    }

    static List<Bad> bad(JsonNode frames) {
        List<Bad> list = new ArrayList<>();
        frames.get("bad").forEach(node -> list.add(new Bad(
                node.get("name").asText(),
                node.get("message").asText(),
                bytes(node),
                node.get("reason").asText())));
        return list;
    }

    private static byte[] bytes(JsonNode node) {
        return HexFormat.of().parseHex(node.get("hex").asText());
    }
}
