package sluice.flink.format;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** A registry's two calls on a local port: enough to show how its answers and its silence are taken. */
final class StubRegistry implements AutoCloseable {
    static {
        // Else each answer waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();
    /** So many requests are refused with 503 before the next answer. */
    final AtomicInteger refuse = new AtomicInteger();

    StubRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            Reply reply = replies.getOrDefault(
                    exchange.getRequestURI().getRawPath(),
                    new Reply(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
            if (refuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                reply = new Reply(503, "starting");
            }
            byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    static StubRegistry golden() throws IOException {
        return new StubRegistry().schema(Golden.SCHEMA_ID, Golden.schema());
    }

    /** With references to version 1 of the subjects that are called like the imports. */
    StubRegistry schema(int id, String text, String... imports) {
        return reply(id, 200, body(text, imports));
    }

    StubRegistry reply(int id, int status, String body) {
        replies.put("/schemas/ids/" + id, new Reply(status, body));
        return this;
    }

    /** Version 1 of a subject. */
    StubRegistry subject(String subject, String text, String... imports) {
        return subjectReply(subject, 200, body(text, imports));
    }

    StubRegistry subjectReply(String subject, int status, String body) {
        replies.put("/subjects/" + subject.replace("/", "%2F") + "/versions/1", new Reply(status, body));
        return this;
    }

    static String body(String text, String... imports) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("schema", text).put("schemaType", "PROTOBUF");
        for (String name : imports) {
            body.withArray("references").addObject().put("name", name).put("subject", name).put("version", 1);
        }
        return body.toString();
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
