package io.hatchery.server.leads;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hatchery.server.leads.LeadQueries.Placed;
import io.hatchery.server.leads.LeadSort.Place;
import io.hatchery.server.platform.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list of leads as CSV, page by page, so that any number of leads takes the same little memory. */
@Component
class LeadCsv {
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

    /** Where a cell begins with one of these, spreadsheets would run it as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final LeadQueries queries;
    private final LeadLists lists;
    private final Sieve sieve;
    private final Messages messages;

    LeadCsv(LeadQueries queries, LeadLists lists, Sieve sieve, Messages messages) {
        this.queries = queries;
        this.lists = lists;
        this.sieve = sieve;
        this.messages = messages;
    }

    void write(LeadFilter filter, LeadSort sort, boolean masked, Locale language, Writer out) {
        try {
            out.write('\ufeff'); // so that spreadsheets read it as UTF-8
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(COLUMNS.stream()
                    .map(c -> messages.text(language, "csv." + c))
                    .toList());
            Place place = null;
            do {
                Sieve.Found found = page(filter, sort, place);
                for (LeadItem item : lists.asOfNow(found.items())) {
                    csv.writeRecord(cells(masked ? item.masked() : item));
                }
                csv.flush();
                place = found.next();
            } while (place != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static List<String> cells(LeadItem i) {
        List<@Nullable Object> values = new ArrayList<>();
        values.addAll(java.util.Arrays.<@Nullable Object>asList(
                i.id(),
                i.name(),
                i.email(),
                i.phone(),
                i.company(),
                i.title(),
                i.country(),
                i.stage(),
                time(i.stageSince()),
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
                time(i.createdAt()),
                time(i.lastSeenAt())));
        Stream<@Nullable Object> cells = values.stream();
        return cells.map(v -> v == null ? "" : safe(v.toString())).toList();
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front; phone numbers stay as they are. */
    static String safe(String cell) {
        if (cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 || cell.matches("[+-]?[\\d*.]+")) {
            return cell;
        }
        return "'" + cell;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String points(double points) {
        return String.valueOf(Math.round(points * 10) / 10.0);
    }
}
