package io.hatchery.server.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an e-mail as the block editor knows it. Texts may hold Liquid and, in {@link Text}, light markup: {@code **bold**},
 * {@code *italic*}, {@code [words](address)}, lines beginning with {@code - } as a list, empty lines between paragraphs.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Button.class, name = "button"),
    @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider"),
    @JsonSubTypes.Type(value = Block.Spacer.class, name = "spacer"),
    @JsonSubTypes.Type(value = Block.Columns.class, name = "columns")
})
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for the title of the mail, 2 for a part of it
     */
    record Heading(String text, int level) implements Block {}

    record Text(String text) implements Block {}

    record Button(String label, String url) implements Block {}

    /**
     * A picture.
     *
     * @param alt what it shows, for those who do not see it
     * @param link where it leads, null for nowhere
     * @param width in pixels, null for the full width
     */
    record Image(
            String url,
            String alt,
            @Nullable String link,
            @Nullable Integer width) implements Block {}

    record Divider() implements Block {}

    /**
     * Empty space.
     *
     * @param height in pixels, 4 to 120
     */
    record Spacer(int height) implements Block {}

    /** Two to four columns side by side, one under the other on a phone; they hold no further columns. */
    record Columns(List<List<Block>> columns) implements Block {
        public Columns {
            columns = columns.stream().map(List::copyOf).toList();
        }
    }
}
