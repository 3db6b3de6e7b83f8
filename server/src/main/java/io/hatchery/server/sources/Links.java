package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes links and changes what may be changed of them. Where a link leads and what it says of its visitors stays as it was made. */
@Component
class Links {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PART = 200;
    private static final int TRIES = 20;

    private final LinkRows rows;
    private final KnownLinks known;
    private final KnownTaxonomy taxonomy;
    private final States states;
    private final Ids ids;
    private final Clock clock;

    Links(LinkRows rows, KnownLinks known, KnownTaxonomy taxonomy, States states, Ids ids, Clock clock) {
        this.rows = rows;
        this.known = known;
        this.taxonomy = taxonomy;
        this.states = states;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param code wished for; one is made when it is missing
     */
    record Wish(
            Link.@Nullable Kind kind,
            @Nullable String code,
            @Nullable String name,
            @Nullable String target,
            @Nullable String channel,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String content,
            @Nullable String keyword,
            @Nullable Long lead,
            @Nullable Instant expiresAt) {}

    /**
     * Makes a link.
     *
     * @param person the user who asks, and who shares it when it is a colleague's
     */
    Link make(Wish wish, String person, String personName) {
        Link.Kind kind = wish.kind() == null ? Link.Kind.CAMPAIGN : wish.kind();
        String target = Targets.page(text("target", wish.target(), Targets.LONGEST))
                .orElseThrow(() -> Problems.invalid("target", "sources.target"));
        Source origin = origin(kind, wish, personName);
        String name = optional("name", wish.name(), LONGEST_NAME);
        Long lead = kind == Link.Kind.REFERRAL ? lead(wish.lead()) : null;
        String asked = optional("code", wish.code(), 40);
        if (asked != null && !Codes.isCode(asked)) {
            throw Problems.invalid("code", "sources.code");
        }
        for (int i = 0; i < TRIES; i++) {
            String code = asked != null ? asked : Codes.of(ids.secret());
            Link link = new Link(
                    code,
                    kind,
                    name == null ? nameOf(origin, target) : name,
                    target,
                    origin,
                    lead,
                    kind == Link.Kind.EMPLOYEE ? person : null,
                    wish.expiresAt(),
                    false,
                    clock.now().truncatedTo(ChronoUnit.MICROS),
                    person);
            if (rows.add(link)) {
                known.forget(code);
                return link;
            }
            if (asked != null) {
                throw Problems.invalid("code", "taken");
            }
        }
        throw new IllegalStateException("No free code for a link in " + TRIES + " tries");
    }

    void change(String code, String name, @Nullable Instant expiresAt, boolean retired) {
        rows.change(code, text("name", name, LONGEST_NAME), expiresAt, retired);
        known.forget(code);
    }

    private Source origin(Link.Kind kind, Wish wish, String personName) {
        String campaign = optional("campaign", wish.campaign(), LONGEST_PART);
        String content = optional("content", wish.content(), LONGEST_PART);
        String keyword = optional("keyword", wish.keyword(), LONGEST_PART);
        String medium = optional("medium", wish.medium(), LONGEST_PART);
        String source = optional("source", wish.source(), LONGEST_PART);
        return switch (kind) {
            case CAMPAIGN -> {
                if (source == null) {
                    throw Problems.invalid("source", "required");
                }
                yield new Source(channel(wish.channel()), source, medium, campaign, content, keyword);
            }
            case REFERRAL ->
                new Source(
                        "referral",
                        Objects.requireNonNullElse(source, "Referral"),
                        "referral",
                        campaign,
                        content,
                        null);
            case EMPLOYEE -> new Source("employee", personName, "share", campaign, content, null);
        };
    }

    private String channel(@Nullable String asked) {
        String channel = text("channel", asked, 40);
        if (taxonomy.now().channels().stream().noneMatch(one -> one.id().equals(channel))) {
            throw Problems.invalid("channel", "sources.channel", channel);
        }
        return channel;
    }

    private long lead(@Nullable Long lead) {
        if (lead == null) {
            throw Problems.invalid("lead", "required");
        }
        if (states.of(lead).isEmpty()) {
            throw Problems.invalid("lead", "sources.lead", lead);
        }
        return lead;
    }

    private static String nameOf(Source origin, String target) {
        String name = String.join(" · ", Objects.requireNonNullElse(origin.name(), origin.channel()), target);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String text(String place, @Nullable String told, int longest) {
        String text = optional(place, told, longest);
        if (text == null) {
            throw Problems.invalid(place, "required");
        }
        return text;
    }

    private static @Nullable String optional(String place, @Nullable String told, int longest) {
        String text = told == null ? "" : told.strip();
        if (text.length() > longest) {
            throw Problems.invalid(place, "too-long", longest);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalid(place, "sources.control");
        }
        return text.isEmpty() ? null : text;
    }
}
