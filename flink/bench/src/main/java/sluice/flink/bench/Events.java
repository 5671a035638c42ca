package sluice.flink.bench;

import com.google.protobuf.Timestamp;
import java.util.SplittableRandom;
import sluice.bench.v1.Access;
import sluice.bench.v1.Method;

/** Requests to web servers, the same for the same seed. */
final class Events {
    private static final String[] HOSTS = {"shop.example.com", "api.example.com", "static.example.com", "example.org"};
    private static final String[] PATHS = {"/", "/cart", "/api/v1/orders", "/api/v1/orders/items", "/login", "/help"};
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0",
        "curl/8.14.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Safari/18.5"
    };
    private static final String[] COUNTRIES = {"DE", "FR", "US", "BR", "JP"};
    private static final int[] STATUS = {200, 200, 200, 200, 204, 301, 404, 500};
    private static final long FIRST_SECOND = 1_790_000_000L;

    private final SplittableRandom random;
    private long count;

    Events(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Access next() {
        long at = count++;
        Access.Builder event = Access.newBuilder()
                .setRequestId(String.format("%08x-%04x-4000-8000-%012x", random.nextInt(), at & 0xffff, at))
                .setHost(one(HOSTS))
                .setMethod(Method.forNumber(1 + random.nextInt(4)))
                .setPath(one(PATHS) + random.nextInt(10_000))
                .setStatus(STATUS[random.nextInt(STATUS.length)])
                .setBytesSent(random.nextInt(200_000))
                .setDurationSeconds(random.nextInt(100_000) / 10_000.0)
                .setClientIp("192.0.2." + random.nextInt(256))
                .setUserAgent(one(AGENTS))
                .setCacheHit(random.nextBoolean())
                .setOccurredAt(Timestamp.newBuilder()
                        .setSeconds(FIRST_SECOND + at / 1000)
                        .setNanos((int) (at % 1000) * 1_000_000));
        if (random.nextInt(10) > 0) {
            event.setCountry(one(COUNTRIES));
        }
        return event.build();
    }

    private String one(String[] texts) {
        return texts[random.nextInt(texts.length)];
    }
}
