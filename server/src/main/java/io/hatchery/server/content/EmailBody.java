package io.hatchery.server.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How the body of an e-mail is written. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EmailBody.Blocks.class, name = "blocks"),
    @JsonSubTypes.Type(value = EmailBody.Mjml.class, name = "mjml")
})
public sealed interface EmailBody {

    /** Blocks within the house's frame: the company's name above, address and unsubscribe link below. */
    record Blocks(List<Block> blocks) implements EmailBody {
        public Blocks {
            blocks = List.copyOf(blocks);
        }
    }

    /** The whole mail as MJML. */
    record Mjml(String source) implements EmailBody {}
}
