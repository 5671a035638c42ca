package sluice.flink.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.flink.table.api.ValidationException;

/** HTTP clients that trust the machine's certificate authorities and those of a PEM text beside them. */
final class RegistryTls {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final int KEPT = 8;

    /** One for each set of authorities, for the whole process: each has a thread of its own. */
    private static final Map<String, HttpClient> CLIENTS = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HttpClient> eldest) {
            return size() > KEPT;
        }
    };

    private RegistryTls() {}

    /** The client for these authorities; null = the machine's alone. */
    static HttpClient client(String caPem) {
        synchronized (CLIENTS) {
            return CLIENTS.computeIfAbsent(caPem == null ? "" : caPem, pem -> make(caPem));
        }
    }

    private static HttpClient make(String caPem) {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).version(HttpClient.Version.HTTP_1_1);
        return caPem == null ? client.build() : client.sslContext(context(trusted(certificates(caPem)))).build();
    }

    /** The certificates in a PEM text; throws ValidationException when there are none or one cannot be read. */
    static List<X509Certificate> certificates(String pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(pem);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (matcher.find()) {
                byte[] block = matcher.group().getBytes(StandardCharsets.US_ASCII);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (CertificateException broken) {
            throw new ValidationException("Option 'ssl.ca.pem': certificate " + (certificates.size() + 1)
                    + " cannot be read: " + broken.getMessage());
        }
        if (certificates.isEmpty()) {
            throw new ValidationException("Option 'ssl.ca.pem' holds no certificate: it is the text of a PEM file,"
                    + " -----BEGIN CERTIFICATE----- and so on.");
        }
        return certificates;
    }

    /** The given certificates and those that the machine trusts. */
    static List<X509Certificate> trusted(List<X509Certificate> given) {
        List<X509Certificate> all = new ArrayList<>(given);
        try {
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager machine) {
                    all.addAll(List.of(machine.getAcceptedIssuers()));
                }
            }
        } catch (GeneralSecurityException failure) {
            throw noTls(failure);
        }
        return all;
    }

    private static SSLContext context(List<X509Certificate> authorities) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate certificate : authorities) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw noTls(failure);
        }
    }

    private static IllegalStateException noTls(Exception failure) {
        return new IllegalStateException("cannot set up TLS for the Schema Registry: " + failure.getMessage(), failure);
    }

    /** Null = what the machine trusts. */
    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
