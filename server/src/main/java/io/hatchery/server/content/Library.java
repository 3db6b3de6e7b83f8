package io.hatchery.server.content;

import io.hatchery.server.platform.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The library of e-mails: drafts, publishing, history. */
@Service
class Library implements Contents {
    private final Pieces pieces;
    private final Clock clock;

    Library(Pieces pieces, Clock clock) {
        this.pieces = pieces;
        this.clock = clock;
    }

    @Override
    public Optional<Published> published(String id) {
        return pieces.find(id)
                .filter(piece -> !piece.archived() && piece.published() != null)
                .flatMap(piece -> version(id, piece.published() == null ? 0 : piece.published()));
    }

    @Override
    public Optional<Published> version(String id, int number) {
        return pieces.find(id)
                .flatMap(piece -> pieces.version(id, number)
                        .filter(version -> version.publishedAt() != null)
                        .map(version -> new Published(id, number, piece.name(), piece.language(), version.email())));
    }

    @Override
    public Optional<Email> newest(String id) {
        return pieces.versions(id).stream().findFirst().map(Piece.Version::email);
    }

    @Override
    public Optional<String> language(String id) {
        return pieces.find(id).map(Piece::language);
    }

    @Override
    public RenderedEmail render(Email email, Personal personal) {
        return EmailRenderer.render(email, personal);
    }

    /** False when the id is taken. */
    @Transactional
    boolean create(String id, Piece.Label label, Email email, boolean shipped, String by) {
        if (!pieces.add(id, label, shipped, clock.now(), by)) {
            return false;
        }
        pieces.draft(id, email, clock.now(), by);
        return true;
    }

    void relabel(String id, Piece.Label label, boolean archived, String by) {
        pieces.relabel(id, label, archived, clock.now(), by);
    }

    @Transactional
    void draft(String id, Email email, String by) {
        pieces.draft(id, email, clock.now(), by);
    }

    @Transactional
    void dropDraft(String id, String by) {
        pieces.dropDraft(id, clock.now(), by);
    }

    /** What came of publishing. */
    sealed interface Publishing {
        record Done(int version) implements Publishing {}

        /** The draft has errors. */
        record Refused(List<EmailProblem> problems) implements Publishing {}

        record NoDraft() implements Publishing {}
    }

    @Transactional
    Publishing publish(String id, @Nullable String note, String by) {
        Optional<Email> draft = pieces.versions(id).stream()
                .filter(version -> version.publishedAt() == null)
                .findFirst()
                .map(Piece.Version::email);
        if (draft.isEmpty()) {
            return new Publishing.NoDraft();
        }
        String language = language(id).orElse("en");
        RenderedEmail rendered = render(draft.get(), sample(language));
        if (!rendered.sendable()) {
            return new Publishing.Refused(rendered.problems());
        }
        return pieces.publish(id, note, clock.now(), by)
                .<Publishing>map(Publishing.Done::new)
                .orElseGet(Publishing.NoDraft::new);
    }

    /** A reader of whom nothing is known: what they get must be fit to send too. */
    static Personal sample(String language) {
        return new Personal(
                Map.of(),
                new Personal.Company("Hatchery", "", "https://www.example.com"),
                null,
                Personal.Links.NOWHERE,
                language,
                java.time.ZoneId.of("UTC"));
    }
}
