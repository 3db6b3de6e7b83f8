package io.hatchery.server.delivery;

import io.hatchery.server.content.Contents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a message says: a piece of the library, or a letter of a module's own. */
@Component
class Texts {
    private final Contents contents;
    private final List<OwnLetters> writers;
    private final EmailKeeper keeper;

    Texts(Contents contents, List<OwnLetters> writers, EmailKeeper keeper) {
        this.contents = contents;
        this.writers = writers;
        this.keeper = keeper;
    }

    /** The module's own letter; empty when the message says a piece of the library. */
    Optional<Contents.Published> own(Message message) {
        String base = keeper.linkBase();
        return writers.stream()
                .flatMap(writer -> writer.letter(message.content(), message.origin(), base).stream())
                .findFirst();
    }

    /** The piece of the library it says if it goes out now; empty when that is not published. */
    Optional<Contents.Published> published(Message message) {
        return contents.published(message.content());
    }

    /** What it said. */
    Optional<Contents.Published> said(Message message, int version) {
        return own(message).or(() -> contents.version(message.content(), version));
    }
}
