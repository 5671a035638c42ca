package sluice.flink.format;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry behind TLS and a password, with a certificate that nobody trusts but who is given it. */
final class SecureRegistry implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "p:w \u00fc-secret";

    private static final String STORE_PASSWORD = "changeit";

    private final HttpsServer server;
    final String pem;
    final AtomicInteger requests = new AtomicInteger();

    SecureRegistry(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(makeStore(folder))) {
            store.load(file, STORE_PASSWORD.toCharArray());
        }
        byte[] certificate = store.getCertificate("registry").getEncoded();
        pem = "# the registry's own\n-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate) + "\n-----END CERTIFICATE-----\n";

        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        String wanted = "Basic " + Base64.getEncoder()
                .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            boolean allowed = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (allowed ? StubRegistry.body(Golden.schema()) : "no").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static Path makeStore(Path folder) throws Exception {
        Path store = folder.resolve("registry.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=registry",
                        "-ext", "san=ip:127.0.0.1", "-ext", "bc=ca:true", "-validity", "2",
                        "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return store;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "https://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
