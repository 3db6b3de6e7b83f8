package io.hatchery.server.content;

import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Seed;
import io.hatchery.server.platform.Settings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the shipped e-mails into the library, published, in the company's language. Those already there are left as they are, except
 * that one nobody has touched follows the company into its language.
 */
@Component
class ContentSeed implements Seed {
    private static final String BY = "system";

    private final Library library;
    private final Pieces pieces;
    private final Settings settings;
    private final JsonMapper json;

    ContentSeed(Library library, Pieces pieces, Settings settings, JsonMapper json) {
        this.library = library;
        this.pieces = pieces;
        this.settings = settings;
        this.json = json;
    }

    /** The first start names the company's language only after the seeds were planted. */
    @EventListener
    void follow(Settings.Changed changed) {
        if (changed.area().equals(Company.SETTINGS.name())) {
            plant();
        }
    }

    @Override
    public void plant() {
        String language = settings.get(Company.SETTINGS).locale();
        for (String id : ShippedEmails.IDS) {
            Piece piece = pieces.find(id).orElse(null);
            ShippedEmails.Shipped shipped = ShippedEmails.read(json, id, language);
            if (piece == null) {
                library.create(id, shipped.label(language), shipped.email(), true, BY);
                library.publish(id, null, BY);
            } else if (piece.shipped()
                    && piece.changedBy().equals(BY)
                    && !piece.language().equals(language)) {
                library.relabel(id, shipped.label(language), false, BY);
                library.draft(id, shipped.email(), BY);
                library.publish(id, null, BY);
            }
        }
    }
}
