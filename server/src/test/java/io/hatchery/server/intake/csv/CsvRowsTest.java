package io.hatchery.server.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.hatchery.server.intake.csv.CsvRow.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    @Test
    void quoted_cells_hold_delimiters_quotes_and_line_breaks() {
        assertThat(cells("name,note\n\"Lee, Ann\",\"said \"\"hi\"\"\nand left\"\nBob,\n"))
                .containsExactly(
                        List.of("name", "note"), List.of("Lee, Ann", "said \"hi\"\nand left"), List.of("Bob", ""));
    }

    @Test
    void a_forgotten_quote_costs_its_own_row_and_no_other() {
        List<CsvRow> rows = read("name,city\nAnn,\"Beijing\nBob,Shanghai\nCid,\"Wuhan\"\nDan,Xi'an\n");
        assertThat(rows).extracting(CsvRow::fault).containsExactly(null, Fault.BROKEN_QUOTE, null, null, null);
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.get(2).cells()).containsExactly("Bob", "Shanghai");
        assertThat(rows.get(4).cells()).containsExactly("Dan", "Xi'an");
    }

    @Test
    void a_forgotten_quote_that_a_later_row_closes_is_found_by_the_number_of_cells() {
        List<CsvRow> rows = read("a,b,c\n1,\"2,3\n4,5,6\n7,x,\"8\"\n9,9,9\n");
        assertThat(rows).extracting(CsvRow::fault).containsExactly(null, Fault.BROKEN_QUOTE, null, null, null);
    }

    @Test
    void a_quote_inside_a_cell_is_a_quote() {
        assertThat(cells("size,name\n5\" pipe,\"Acme\" Ltd\n")).last().isEqualTo(List.of("5\" pipe", "Acme Ltd"));
    }

    @Test
    void too_few_and_too_many_cells_are_named() {
        assertThat(read("a,b\n1\n1,2,3\n1,2,,\n"))
                .extracting(CsvRow::fault)
                .containsExactly(null, Fault.CELL_COUNT, Fault.CELL_COUNT, null);
    }

    @Test
    void a_huge_cell_costs_its_own_row_and_no_memory() {
        String huge = "x".repeat(CsvRows.LONGEST_ROW + 10);
        List<CsvRow> rows = read("a,b\n" + huge + ",1\n2,3\n\"" + "y\n".repeat(2000) + ",4\n5,6\n");
        assertThat(rows.get(1)).isEqualTo(new CsvRow(2, List.of(), Fault.TOO_LONG));
        assertThat(rows.get(2).cells()).containsExactly("2", "3");
        assertThat(rows.get(3).fault()).isEqualTo(Fault.BROKEN_QUOTE);
        assertThat(rows.getLast().cells()).containsExactly("5", "6");
    }

    @Test
    void every_kind_of_line_end_ends_a_line_and_blank_lines_are_no_rows() {
        assertThat(cells("a,b\r\n1,2\r3,4\n\n  \n5,6")).hasSize(4).last().isEqualTo(List.of("5", "6"));
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
        assertThat(cells("only header")).containsExactly(List.of("only header"));
    }

    @Property(tries = 300)
    void a_sound_file_reads_as_with_any_other_parser(@ForAll("tables") List<List<String>> table) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out)) {
            table.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> theirs = CsvReader.builder().ofCsvRecord(out.toString()).stream()
                .map(r -> r.getFields())
                .toList();
        assertThat(cells(out.toString())).isEqualTo(theirs);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.of("", " ", "a", "\"", ",", "\n", "中", "x,y", "\"\"", "'", "a\nb")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(1).ofMaxSize(6));
    }

    @Test
    void what_a_spreadsheet_would_run_is_made_text() {
        assertThat(SafeCsv.row(List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=b", "", "'=1")))
                .containsExactly("'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "a=b", "", "'=1");
    }

    private static List<List<String>> cells(String text) {
        return read(text).stream().map(CsvRow::cells).toList();
    }

    private static List<CsvRow> read(String text) {
        try {
            CsvRows rows = new CsvRows(new StringReader(text), ',');
            List<CsvRow> all = new ArrayList<>();
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
