package io.hatchery.server.content;

import java.util.Optional;

/** The library, as others use it. */
public interface Contents {

    /** What is published under this id now; empty when nothing is, or it is archived. */
    Optional<Published> published(String id);

    /** A published version, even of an archived piece. */
    Optional<Published> version(String id, int version);

    /** The newest version, draft or not. */
    Optional<Email> newest(String id);

    /** The language a piece is written in; empty when there is no such piece. */
    Optional<String> language(String id);

    /** Fills an e-mail for one reader. Never throws for what a template says: its problems say so. */
    RenderedEmail render(Email email, Personal personal);

    /** A version of an e-mail that may be sent. */
    record Published(String id, int version, String name, String language, Email email) {}
}
