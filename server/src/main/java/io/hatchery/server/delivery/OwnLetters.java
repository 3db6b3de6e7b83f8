package io.hatchery.server.delivery;

import io.hatchery.server.content.Contents;
import java.util.Optional;

/**
 * Letters a module writes itself, as the answer to what somebody just asked for. Its wishes name one by content and origin. Being an
 * answer, such a letter also goes to people who want no newsletters; an address that bounces or complained gets none.
 */
public interface OwnLetters {

    /**
     * The letter; empty when this is none of the module's, or there is nothing to answer any more.
     *
     * @param base where links of this server begin, such as {@code https://go.acme.cn}
     */
    Optional<Contents.Published> letter(String content, String origin, String base);
}
