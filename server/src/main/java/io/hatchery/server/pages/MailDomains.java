package io.hatchery.server.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What is known of the domain of an e-mail address. The lists and their licences: {@code pages/ATTRIBUTION.txt} among the resources. */
final class MailDomains {
    private static final Set<String> DISPOSABLE = read("disposable-domains.txt.gz");
    private static final Set<String> FREE = read("free-domains.txt.gz");

    private MailDomains() {}

    /** What an address at the domain says of its owner. */
    enum Kind {
        /** Thrown away after use. */
        DISPOSABLE,
        /** Anyone can have one. */
        FREE,
        /** Most likely their company's. */
        OWN
    }

    /** @param domain in lower-case ASCII; one below a disposable domain is disposable, and so is one in both lists */
    static Kind of(String domain) {
        for (String at = domain; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            if (DISPOSABLE.contains(at)) {
                return Kind.DISPOSABLE;
            }
        }
        return FREE.contains(domain) ? Kind.FREE : Kind.OWN;
    }

    private static Set<String> read(String name) {
        InputStream packed = Objects.requireNonNull(MailDomains.class.getResourceAsStream("/pages/" + name), name);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
            return lines.lines().filter(it -> !it.isEmpty()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
