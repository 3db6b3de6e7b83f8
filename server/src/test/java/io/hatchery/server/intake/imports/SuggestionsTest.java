package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.SharedData;
import io.hatchery.server.intake.csv.Sniffed;
import io.hatchery.server.intake.csv.Sniffer;
import io.hatchery.server.intake.imports.Mapping.ValueRule;
import io.hatchery.server.intake.imports.Target.Common;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<Field> FIELDS = List.of(
            new Field("name", "姓名", Field.Type.TEXT, List.of()),
            new Field("company", "公司", Field.Type.TEXT, List.of()),
            new Field("country", "Country", Field.Type.TEXT, List.of()),
            new Field("city", "City", Field.Type.TEXT, List.of()),
            new Field("painPoint", "痛点", Field.Type.TEXT, List.of()));

    @Test
    void chinese_and_english_headers_are_understood() throws IOException {
        String file = "姓名,公司名称,手机号,邮箱,线索来源,创建时间,痛点,成交金额\n李安,艾克米,13800138000,a@b.cn,百度,2024-01-01,慢,1万\n";
        assertThat(targets(file))
                .containsExactly(
                        "field:name",
                        "field:company",
                        "phone",
                        "email",
                        "source.name",
                        "createdAt",
                        "field:painPoint",
                        "deal.amount");
        assertThat(
                        targets(
                                "First Name,LastName,Work Email,Lead Source,created_at,Do Not Call\nAnn,Lee,a@b.cn,x,2024-01-01,No\n"))
                .containsExactly("firstName", "lastName", "email", "source.name", "createdAt", "optOut:phone");
    }

    @Test
    void a_column_without_a_telling_header_is_known_by_its_values() throws IOException {
        assertThat(targets("x,y,z\nann@acme.cn,13800138000,hello\nbob@acme.cn,13900139000,you\n"))
                .containsExactly("email", "phone", "ignore");
    }

    @Test
    void a_header_that_promises_what_the_cells_do_not_keep_is_not_believed() throws IOException {
        assertThat(targets("id,date,value\n1,soon,much\n1,later,little\n"))
                .containsExactly("ignore", "ignore", "ignore");
    }

    @Test
    void one_target_goes_to_one_column() throws IOException {
        assertThat(targets("email,e-mail\na@b.cn,c@d.cn\n")).containsExactly("email", "ignore");
    }

    @Test
    void duplicate_and_missing_headers_are_told_apart() {
        assertThat(FileProfile.names(List.of("a", "A", "", " b  c ", "")))
                .containsExactly("a", "A (2)", "C", "b c", "E");
    }

    @Test
    void values_written_differently_are_offered_as_one() throws IOException {
        Suggestions.Offer offer = offers(
                        "source\nGoogle\nGoogle\ngoogle\nＧＯＯＧＬＥ\nSelect\nPress_Release\nPress Release\nPress Release\n")
                .getFirst();
        assertThat(offer.merges())
                .containsExactlyInAnyOrder(
                        new ValueRule("google", "Google", false),
                        new ValueRule("ＧＯＯＧＬＥ", "Google", false),
                        new ValueRule("Press_Release", "Press Release", false));
        assertThat(offer.blanks()).containsExactly(new ValueRule("Select", "", false));
    }

    @Test
    void an_empty_file_is_unusable_and_one_with_a_header_only_has_no_rows() throws IOException {
        assertThat(FileProfile.look(new StringReader(""), ',')).isEqualTo(new FileProfile.Look.Unusable("empty"));
        assertThat(FileProfile.look(new StringReader("\n \n"), ',')).isEqualTo(new FileProfile.Look.Unusable("empty"));
        assertThat(FileProfile.look(new StringReader("\0\0,x\n"), ','))
                .isEqualTo(new FileProfile.Look.Unusable("header"));
        assertThat(profile("a,b\n").rows()).isZero();
    }

    private static Suggestions.Offer offer(Map<String, Suggestions.Offer> offers, String column) {
        return Objects.requireNonNull(offers.get(column), column);
    }

    @Test
    void the_real_file_gets_sensible_offers() throws IOException {
        Path file = SharedData.file("xeducation_leads/Leads.csv");
        Sniffed how = Sniffer.sniff(file);
        try (Reader reader = Sniffer.open(file, how.charset())) {
            FileProfile profile = ((FileProfile.Look.Sound) FileProfile.look(reader, how.delimiter())).profile();
            assertThat(profile.rows()).isEqualTo(9_240);
            Map<String, Suggestions.Offer> offers = Suggestions.of(profile, FIELDS).stream()
                    .collect(Collectors.toMap(o -> profile.header().get(o.index()), o -> o));
            assertThat(offer(offers, "Prospect ID").target()).isEqualTo(Common.EXTERNAL_ID);
            assertThat(offer(offers, "Lead Number").target()).isEqualTo(Common.IGNORE);
            assertThat(offer(offers, "Lead Source").target()).isEqualTo(Common.SOURCE_NAME);
            assertThat(offer(offers, "Lead Source").merges()).containsExactly(new ValueRule("google", "Google", false));
            assertThat(offer(offers, "Converted").target()).isEqualTo(Common.DEAL_OUTCOME);
            assertThat(offer(offers, "Do Not Email").target()).isEqualTo(Common.NO_EMAIL);
            assertThat(offer(offers, "Country").target()).isEqualTo(new Target.Field("country"));
            assertThat(offer(offers, "City").blanks()).containsExactly(new ValueRule("Select", "", false));
        }
    }

    private static List<String> targets(String file) throws IOException {
        return offers(file).stream().map(o -> o.target().word()).toList();
    }

    private static List<Suggestions.Offer> offers(String file) throws IOException {
        return Suggestions.of(profile(file), FIELDS);
    }

    private static FileProfile profile(String file) throws IOException {
        return ((FileProfile.Look.Sound) FileProfile.look(new StringReader(file), ',')).profile();
    }
}
