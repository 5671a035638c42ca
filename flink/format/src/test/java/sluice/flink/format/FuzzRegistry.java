package sluice.flink.format;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** A registry on a local port that knows the schemas of test/fuzz with their references, and nothing else. */
final class FuzzRegistry implements AutoCloseable {
    static {
        // Else each answer waits 40 ms for the acknowledgement of its head, and most unknown ids are asked for.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();

    FuzzRegistry(JsonNode schemas) throws IOException {
        schemas.forEach(this::add);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestURI().getPath());
            byte[] body = (answer == null ? UNKNOWN : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** The text under its id, its imports as subjects that are called like them. */
    private void add(JsonNode schema) {
        Map<String, String> textByName = new LinkedHashMap<>();
        schema.get("imports").forEach(file -> textByName.put(file.get("name").asText(), file.get("schema").asText()));
        textByName.forEach((name, text) -> answers.put(
                "/subjects/" + name + "/versions/1",
                answer(text, textByName).put("subject", name).put("version", 1).toString()));
        answers.put(
                "/schemas/ids/" + schema.get("id").asInt(),
                answer(schema.get("schema").asText(), textByName).toString());
    }

    private static ObjectNode answer(String text, Map<String, String> textByName) {
        ObjectNode answer = JSON.createObjectNode().put("schemaType", "PROTOBUF").put("schema", text);
        ArrayNode references = answer.putArray("references");
        for (String name : textByName.keySet()) {
            if (text.contains("\nimport \"" + name + "\";")) {
                references.addObject().put("name", name).put("subject", name).put("version", 1);
            }
        }
        return answer;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    SchemaRegistry client() {
        return new SchemaRegistry(url(), Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
