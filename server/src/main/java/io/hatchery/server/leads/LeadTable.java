package io.hatchery.server.leads;

import io.hatchery.server.leads.LeadQueries.Placed;
import io.hatchery.server.leads.LeadSort.Place;
import io.hatchery.server.platform.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A list of leads as rows of a table, page by page, so that any number of leads takes the same little memory. */
@Component
class LeadTable {
    private static final int PAGE = 500;

    /** For what only the engine can answer; a page may then hold few, and the next goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "email",
            "phone",
            "company",
            "title",
            "country",
            "stage",
            "stageSince",
            "fit",
            "engagement",
            "grade",
            "owner",
            "source",
            "channel",
            "campaign",
            "keyword",
            "tags",
            "segments",
            "created",
            "lastSeen");

    private final LeadQueries queries;
    private final LeadLists lists;
    private final Sieve sieve;
    private final Messages messages;

    LeadTable(LeadQueries queries, LeadLists lists, Sieve sieve, Messages messages) {
        this.queries = queries;
        this.lists = lists;
        this.sieve = sieve;
        this.messages = messages;
    }

    /** Where rows go. Cells are texts, numbers and moments, null for nothing. */
    interface Sink {
        void row(List<@Nullable Object> cells) throws IOException;

        /** Some hundreds of rows are written; what is held back may go out. */
        void flush() throws IOException;
    }

    /** The names of the columns first. */
    void write(LeadFilter filter, LeadSort sort, boolean masked, Locale language, Sink sink) throws IOException {
        sink.row(COLUMNS.stream()
                .<@Nullable Object>map(c -> messages.text(language, "csv." + c))
                .toList());
        Place place = null;
        do {
            Sieve.Found found = page(filter, sort, place);
            for (LeadItem item : lists.asOfNow(found.items())) {
                sink.row(cells(masked ? item.masked() : item));
            }
            sink.flush();
            place = found.next();
        } while (place != null);
    }

    private Sieve.Found page(LeadFilter filter, LeadSort sort, @Nullable Place after) {
        if (filter.condition() != null) {
            return sieve.page(filter, filter.condition(), sort, after, PAGE, PATIENCE);
        }
        List<Placed> rows = queries.page(filter, sort, after, PAGE);
        return new Sieve.Found(
                rows.stream().map(Placed::item).toList(),
                rows.size() < PAGE ? null : rows.getLast().place());
    }

    private static List<@Nullable Object> cells(LeadItem i) {
        return Arrays.asList(
                i.id(),
                i.name(),
                i.email(),
                i.phone(),
                i.company(),
                i.title(),
                i.country(),
                i.stage(),
                i.stageSince(),
                points(i.fit()),
                points(i.engagement()),
                i.grade(),
                i.owner(),
                i.source(),
                i.channel(),
                i.campaign(),
                i.keyword(),
                String.join("; ", i.tags()),
                String.join("; ", i.segments()),
                i.createdAt(),
                i.lastSeenAt());
    }

    private static double points(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
