package io.hatchery.server.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.intake.SharedData;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnifferTest {
    private static final String CHINESE = "姓名,公司,邮箱\n李安,北京艾克米科技有限公司,ann@acme.cn\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GBK, GB18030", "GB18030, GB18030"})
    void the_character_set_is_found(String written, String found) throws IOException {
        Path file = write(CHINESE.getBytes(Charset.forName(written)));
        assertThat(Sniffer.sniff(file).charset()).isEqualTo(Charset.forName(found));
        assertThat(firstLine(file)).isEqualTo("姓名,公司,邮箱");
    }

    @Test
    void byte_order_marks_are_obeyed_and_not_read_as_text() throws IOException {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            Path file = write(("\uFEFF" + CHINESE).getBytes(charset));
            assertThat(Sniffer.sniff(file).charset()).isEqualTo(charset);
            assertThat(firstLine(file)).isEqualTo("姓名,公司,邮箱");
        }
    }

    @Test
    void western_text_is_not_taken_for_chinese() throws IOException {
        Path file = write(
                "name;city\nJosé;Zürich\nFrançois;Orléans\nÅsa;Malmö\n".getBytes(Charset.forName("windows-1252")));
        assertThat(Sniffer.sniff(file)).isEqualTo(new Sniffed(Charset.forName("windows-1252"), ';'));
    }

    @Test
    void a_late_character_decides_too() throws IOException {
        Path file = write(("a,b\n" + "x,y\n".repeat(100_000) + "李,安\n").getBytes(Charset.forName("GBK")));
        assertThat(Sniffer.sniff(file).charset()).isEqualTo(Charset.forName("GB18030"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a,b\\n1,2#,",
                "a;b\\n1,5;2#;",
                "a\\tb\\n1\\t2#\\t",
                "a|b\\n1|2#|",
                "one\\ntwo#,",
                "\"x;y\",b,c\\n1,2,3#,"
            })
    void what_parts_the_cells_is_found(String text, String delimiter) throws IOException {
        Path file = write(text.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8));
        assertThat(Sniffer.sniff(file).delimiter())
                .isEqualTo(delimiter.replace("\\t", "\t").charAt(0));
    }

    @Test
    void the_real_file_reads_whole() throws IOException {
        Path file = SharedData.file("xeducation_leads/Leads.csv");
        Sniffed how = Sniffer.sniff(file);
        assertThat(how).isEqualTo(new Sniffed(StandardCharsets.UTF_8, ','));
        try (Reader reader = Sniffer.open(file, how.charset())) {
            CsvRows rows = new CsvRows(reader, how.delimiter());
            int sound = 0;
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.fault()).isNull();
                sound++;
            }
            assertThat(sound).isEqualTo(9_241);
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.csv"), bytes);
    }

    private static String firstLine(Path file) throws IOException {
        try (Reader reader = Sniffer.open(file, Sniffer.sniff(file).charset())) {
            CsvRow row = new CsvRows(reader, '\u0001').next();
            return row == null ? "" : row.cells().getFirst();
        }
    }
}
