package sluice.flink.format;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.flink.table.api.ValidationException;

/**
 * Where the registry is and how it is spoken to. {@code userInfo} is {@code user:password}, {@code caPem} the text of
 * the certificates to trust beside the machine's; each may be null. Its text shows neither.
 */
record RegistryAccess(String url, String userInfo, String caPem) implements Serializable {
    private static final long serialVersionUID = 1L;

    RegistryAccess {
        url = url.replaceAll("/+$", "");
    }

    static RegistryAccess of(String url) {
        return new RegistryAccess(url, null, null);
    }

    /** Throws ValidationException naming the option that cannot be used; never with its value when that is secret. */
    RegistryAccess checked() {
        if (url.indexOf('@') >= 0) {
            throw new ValidationException(
                    "Option 'url' must not hold a user and password: they go into 'basic-auth.user-info'.");
        }
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException broken) {
            throw new ValidationException("Option 'url' is not an address: " + broken.getMessage());
        }
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new ValidationException("Option 'url' must be an http or https address, it is " + url + ".");
        }
        if (userInfo != null && userInfo.indexOf(':') < 1) {
            throw new ValidationException("Option 'basic-auth.user-info' must be <user>:<password>.");
        }
        if (caPem != null) {
            RegistryTls.certificates(caPem);
        }
        return this;
    }

    /** The header of a request, or null. */
    String authorization() {
        return userInfo == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return url;
    }
}
