package io.hatchery.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The e-mails that come with Hatchery; journeys of the default playbook name them. */
final class ShippedEmails {
    static final List<String> IDS =
            List.of("case-study", "product-education", "welcome-4", "welcome-3", "welcome-2", "welcome-1");

    private ShippedEmails() {}

    /** One of them as it lies in the jar. */
    record Shipped(
            String id,
            String name,
            String folder,
            @Nullable String stage,
            @Nullable String persona,
            String subject,
            String preheader,
            List<Block> blocks) {
        Email email() {
            return new Email(subject, preheader, new EmailBody.Blocks(blocks), null);
        }

        Piece.Label label(String language) {
            return new Piece.Label(name, language, folder, persona, stage);
        }
    }

    /** @param language {@code zh-CN} or {@code en} */
    static Shipped read(JsonMapper json, String id, String language) {
        String file = "content/templates/" + id + "." + (language.startsWith("zh") ? "zh-CN" : "en") + ".json";
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return json.readValue(in, Shipped.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
