package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry behind TLS and a password. */
class RegistryAccessTest {
    private static final String USER_INFO = SecureRegistry.USER + ":" + SecureRegistry.PASSWORD;

    private static SecureRegistry registry;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        registry = new SecureRegistry(folder);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    /** What asking fails with; no text of it may hold the password. */
    private static String failure(String url, String userInfo, String pem) {
        SchemaRegistry client =
                new SchemaRegistry(new RegistryAccess(url, userInfo, pem).checked(), Duration.ofMillis(300));
        IOException failure = assertThrows(IOException.class, () -> client.ask(7));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("secret"), cause.toString());
        }
        return failure.getMessage();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), text);
        }
    }

    @Test
    @DisplayName("reads through TLS with the given CA and password, on a worker too")
    void reads() throws Exception {
        RowType type = (RowType)
                DataTypes.ROW(DataTypes.FIELD("an_int64", DataTypes.BIGINT().notNull())).getLogicalType();
        var source = new ProtobufConfluentDeserializer.Source(
                new RegistryAccess(registry.url() + "/", USER_INFO, registry.pem).checked(),
                Golden.schema(),
                Golden.EVERYTHING,
                false);
        ProtobufConfluentDeserializer reader =
                InstantiationUtil.clone(new ProtobufConfluentDeserializer(source, type, List.of(), null));
        reader.open(null);
        assertEquals(5L, reader.deserialize(HexFormat.of().parseHex("0000000007002005")).getLong(0));
    }

    @Test
    @DisplayName("trusts what the machine trusts beside the given CA")
    void machineToo() {
        assertTrue(RegistryTls.trusted(RegistryTls.certificates(registry.pem)).size() > 10);
    }

    @Test
    @DisplayName("a certificate that is not trusted fails at once, with address and option")
    void untrusted() {
        int before = registry.requests.get();
        assertContains(failure(registry.url(), USER_INFO, null), registry.url(), "not trusted", "'ssl.ca.pem'");
        assertEquals(before, registry.requests.get());
        // The certificate is trusted here, but it is that of another address.
        String other = "https://localhost:" + registry.port();
        assertContains(failure(other, USER_INFO, registry.pem), other, "not trusted", "localhost");
    }

    @Test
    @DisplayName("a refused password fails at once, with address and status, never with the password")
    void refused() {
        int before = registry.requests.get();
        assertContains(failure(registry.url(), "reader:secret2", registry.pem), registry.url(), "401", "user-info");
        assertContains(failure(registry.url(), null, registry.pem), registry.url(), "401", "no user and password");
        assertEquals(before + 2, registry.requests.get());
    }

    @Test
    @DisplayName("https where http is spoken, and the other way round, says so")
    void wrongScheme() throws Exception {
        Thread answers;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answers = new Thread(() -> answerPlainly(server));
            answers.start();
            String url = "https://127.0.0.1:" + server.getLocalPort();
            assertContains(failure(url, USER_INFO, null), url, "does not speak TLS");
        }
        answers.join();
        String plain = registry.url().replace("https:", "http:");
        assertContains(failure(plain, USER_INFO, null), plain, "asked for");
    }

    /** As servers of plain HTTP do with bytes that are no request. */
    private static void answerPlainly(ServerSocket server) {
        // Whoever had the port before may still call: each connection gets its answer.
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(2_000);
                socket.getInputStream().read(new byte[1]);
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes());
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException gone) {
                // The other side has seen enough.
            }
        }
    }

    @Test
    @DisplayName("refuses options that cannot work when the table is planned, without showing secrets")
    void options() {
        refuses("'basic-auth.user-info'", "http://me:secret@127.0.0.1:1", null, null);
        refuses("'basic-auth.user-info'", "me:secret@127.0.0.1", null, null);
        refuses("'url'", "ftp://127.0.0.1", null, null);
        refuses("'url'", "127.0.0.1:8081", null, null);
        refuses("'url'", "http://with blank", null, null);
        refuses("<user>:<password>", "http://x", "secret", null);
        refuses("holds no certificate", "https://x", null, "/etc/ssl/ca.pem");
        refuses("certificate 2 cannot be read", "https://x", null, registry.pem
                + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        assertNull(new RegistryAccess("http://x/registry/", null, null).checked().authorization());
    }

    private static void refuses(String part, String url, String userInfo, String pem) {
        ValidationException refusal = assertThrows(
                ValidationException.class, () -> new RegistryAccess(url, userInfo, pem).checked());
        assertContains(refusal.getMessage(), part);
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }

    @Test
    @DisplayName("a table takes both options, and what is made of it shows neither")
    void factory() {
        Configuration options = Configuration.fromMap(Map.of(
                "message-name", Golden.EVERYTHING,
                "schema", Golden.schema(),
                "url", registry.url(),
                "basic-auth.user-info", USER_INFO,
                "ssl.ca.pem", registry.pem));
        new ProtobufConfluentFormatFactory().createDecodingFormat(null, options);
        // Flink hides such options wherever it prints a table's.
        assertTrue(GlobalConfiguration.isSensitive("value.protobuf-confluent.basic-auth.user-info"));
        RegistryAccess access = new RegistryAccess(registry.url(), USER_INFO, registry.pem);
        assertEquals(registry.url(), access.toString());
        options.removeConfig(ProtobufConfluentOptions.CA_PEM);
        options.set(ProtobufConfluentOptions.USER_INFO, "secret");
        ValidationException refusal = assertThrows(
                ValidationException.class,
                () -> new ProtobufConfluentFormatFactory().createDecodingFormat(null, options));
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
}
