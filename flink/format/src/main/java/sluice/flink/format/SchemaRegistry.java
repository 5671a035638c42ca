package sluice.flink.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a reader asks a registry: the text behind a schema id, and those it references. A registry that does not answer
 * is asked again for a while, then the caller gets an IOException and the job restarts: it is never taken for an
 * unknown id. Neither user nor password is in any message.
 */
final class SchemaRegistry {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file that a schema imports: its import name, and where the registry has it. */
    record Reference(String name, String subject, int version) {}

    /** What the registry says: a text and what that references, or why there is none. */
    record Answer(String text, List<Reference> references, String refusal) {}

    /** Asking again would not help. */
    private static final class Hopeless extends IOException {
        Hopeless(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final RegistryAccess access;
    private final Duration patience;

    SchemaRegistry(RegistryAccess access, Duration patience) {
        this.access = access;
        this.patience = patience;
    }

    SchemaRegistry(String url, Duration patience) {
        this(RegistryAccess.of(url), patience);
    }

    /** The schema of an id. Asks until there is an answer or the patience is over. */
    Answer ask(int id) throws IOException {
        return ask("/schemas/ids/" + id, "id " + id);
    }

    /** The schema that a reference points to; else like {@link #ask(int)}. */
    Answer ask(Reference reference) throws IOException {
        // An import name has slashes, and they belong to the name.
        String subject = URLEncoder.encode(reference.subject, StandardCharsets.UTF_8).replace("+", "%20");
        return ask(
                "/subjects/" + subject + "/versions/" + reference.version,
                "version " + reference.version + " of subject " + reference.subject);
    }

    private Answer ask(String path, String what) throws IOException {
        HttpRequest request = request(path);
        long start = System.nanoTime();
        long pause = FIRST_PAUSE.toMillis();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response =
                        RegistryTls.client(access.caPem()).send(request, HttpResponse.BodyHandlers.ofString());
                Answer answer = read(what, response);
                if (answer != null) {
                    return answer;
                }
                trouble = "it answered " + response.statusCode() + " " + start(response.body());
            } catch (InterruptedException stop) {
                throw interrupted();
            } catch (Hopeless refused) {
                throw refused;
            } catch (IOException failure) {
                refuseUntrusted(failure);
                trouble = text(failure);
            }
            if (System.nanoTime() - start + pause * 1_000_000 > patience.toNanos()) {
                throw new IOException("The Schema Registry at " + access + " does not give " + what + " (asked for "
                        + patience.toSeconds() + " s): " + trouble
                        + ". Nothing is skipped: the job restarts and reads on when it answers.");
            }
            rest(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toMillis());
        }
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + path))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
                .timeout(ANSWER_WITHIN);
        if (access.userInfo() != null) {
            request.header("Authorization", access.authorization());
        }
        return request.build();
    }

    /** Null when this is no answer to the question and asking again may help. */
    private Answer read(String what, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        JsonNode body = json(response.body());
        if (status == 200 && body.path("schema").isTextual()) {
            String type = body.path("schemaType").asText("AVRO");
            return type.equals("PROTOBUF")
                    ? new Answer(body.get("schema").asText(), references(body), null)
                    : refusal(what + " is a schema of type " + type);
        }
        // A proxy or a wrong path answers 404 too, but without the registry's own code.
        if (status == 404 && body.path("error_code").asInt() / 100 == 404) {
            return refusal("the registry has no " + what);
        }
        if (status == 401 || status == 403) {
            throw new Hopeless(
                    "The Schema Registry at " + access + " refuses access (" + status + ")"
                            + (access.userInfo() == null
                                    ? ": no user and password are set, see 'basic-auth.user-info'."
                                    : " to the user of 'basic-auth.user-info'."),
                    null);
        }
        return null;
    }

    private static Answer refusal(String why) {
        return new Answer(null, List.of(), why);
    }

    private static List<Reference> references(JsonNode body) {
        List<Reference> references = new ArrayList<>();
        for (JsonNode node : body.path("references")) {
            references.add(new Reference(
                    node.path("name").asText(),
                    node.path("subject").asText(),
                    node.path("version").asInt()));
        }
        return references;
    }

    /** A certificate that is not trusted now will not be in a minute; other trouble with TLS may pass. */
    private void refuseUntrusted(IOException failure) throws Hopeless {
        if (!(failure instanceof SSLException)) {
            return;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                throw new Hopeless(
                        "The Schema Registry at " + access + " shows a certificate that is not trusted: "
                                + cause.getMessage() + ". The CA to trust goes into 'ssl.ca.pem'.",
                        failure);
            }
        }
        // "Unsupported or unrecognized SSL message", "Unrecognized SSL message, plaintext connection?"
        if (text(failure).toLowerCase(java.util.Locale.ROOT).contains("unrecognized ssl message")) {
            throw new Hopeless(
                    "The Schema Registry at " + access + " does not speak TLS (" + text(failure)
                            + "): its address may begin with http.",
                    failure);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    private static String text(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String start(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + " ..." : line;
    }

    /** Half of the pause is left to chance, so that many readers do not come back together. */
    private static void rest(long pause) throws IOException {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped while waiting for the Schema Registry");
    }
}
