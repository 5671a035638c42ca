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

/** A registry's one call on a local port: enough to show how its answers and its silence are taken. */
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
                    exchange.getRequestURI().getPath(),
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

    StubRegistry schema(int id, String text) {
        return reply(id, 200, new ObjectMapper()
                .createObjectNode()
                .put("schema", text)
                .put("schemaType", "PROTOBUF")
                .toString());
    }

    StubRegistry reply(int id, int status, String body) {
        replies.put("/schemas/ids/" + id, new Reply(status, body));
        return this;
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
