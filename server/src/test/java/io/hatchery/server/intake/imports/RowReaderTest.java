package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.imports.Mapping.BadCells;
import io.hatchery.server.intake.imports.Mapping.Column;
import io.hatchery.server.intake.imports.Mapping.Constant;
import io.hatchery.server.intake.imports.Mapping.DateOrder;
import io.hatchery.server.intake.imports.Mapping.Options;
import io.hatchery.server.intake.imports.Mapping.ValueRule;
import io.hatchery.server.intake.imports.Target.Common;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Map<String, Field> FIELDS = Map.of(
            "name", new Field("name", "姓名", Field.Type.TEXT, List.of()),
            "employees", new Field("employees", "员工数", Field.Type.NUMBER, List.of()),
            "vip", new Field("vip", "VIP", Field.Type.FLAG, List.of()),
            "born", new Field("born", "生日", Field.Type.DATE, List.of()),
            "budget", new Field("budget", "预算", Field.Type.CHOICE, List.of("none", "approved")),
            "langs", new Field("langs", "语言", Field.Type.LIST, List.of()));

    private final List<String> header = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private Options options = Options.DEFAULT;

    @Test
    void a_row_becomes_a_lead_with_everything_it_says() {
        cell("E-Mail", Common.EMAIL, " Ann@ACME.cn ");
        cell("手机", Common.PHONE, "138 0013 8000");
        cell("No", Common.EXTERNAL_ID, "C-1");
        cell("Name", field("name"), "Ann");
        cell("Size", field("employees"), "1,200");
        cell("VIP", field("vip"), "是");
        cell("Born", field("born"), "1990年3月5日");
        cell("Langs", field("langs"), "zh; en");
        cell("Source", Common.SOURCE_NAME, "google", new ValueRule("google", "Google", false));
        cell("Tags", Common.TAG, "vip, 展会");
        cell("Stage", Common.STAGE, "mql");
        cell("NoMail", Common.NO_EMAIL, "Yes");
        cell("Created", Common.CREATED_AT, "2024-03-05 10:30");

        Reading.Lead lead = lead();

        assertThat(lead.identifiers())
                .containsExactly(
                        new Identifier(Kind.EMAIL, "ann@acme.cn"),
                        new Identifier(Kind.PHONE, "+8613800138000"),
                        new Identifier(Kind.CRM_ID, "C-1"));
        assertThat(lead.traits())
                .containsOnly(
                        Map.entry("email", Value.of("ann@acme.cn")),
                        Map.entry("phone", Value.of("+8613800138000")),
                        Map.entry("name", Value.of("Ann")),
                        Map.entry("employees", Value.of(1200)),
                        Map.entry("vip", Value.of(true)),
                        Map.entry("born", Value.of(Instant.parse("1990-03-04T16:00:00Z"))),
                        Map.entry("langs", new Value.Many(List.of(Value.of("zh"), Value.of("en")))));
        assertThat(lead.source()).isEqualTo(Source.ofChannel("search", "Google"));
        assertThat(lead.tags()).containsExactly("vip", "展会");
        assertThat(lead.stage()).isEqualTo("MQL");
        assertThat(lead.optOuts()).containsExactly("email");
        assertThat(lead.createdAt()).isEqualTo(Instant.parse("2024-03-05T02:30:00Z"));
        assertThat(lead.deal()).isNull();
    }

    @Test
    void a_win_is_a_won_deal_with_its_amount() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Converted", Common.DEAL_OUTCOME, "1");
        cell("Amount", Common.DEAL_AMOUNT, "¥ 1.2万");
        cell("Closed", Common.DEAL_CLOSED_AT, "2024/4/1");
        assertThat(lead().deal())
                .isEqualTo(new Reading.Deal(
                        Reading.Standing.WON,
                        null,
                        null,
                        new BigDecimal("12000.00"),
                        "CNY",
                        Instant.parse("2024-03-31T16:00:00Z"),
                        null));
    }

    @Test
    void what_was_not_won_is_no_deal_and_what_was_lost_is_a_lost_one() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Converted", Common.DEAL_OUTCOME, "0");
        assertThat(lead().deal()).isNull();
        cells.set(1, "输单");
        assertThat(lead().deal()).isNotNull().extracting(Reading.Deal::standing).isEqualTo(Reading.Standing.LOST);
    }

    @Test
    void an_open_deal_is_one_when_it_is_called_something() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Converted", Common.DEAL_OUTCOME, "进行中");
        assertThat(lead().deal()).isNull();
        cell("Deal", Common.DEAL_NAME, "二期扩容");
        assertThat(lead().deal()).isNotNull().extracting(Reading.Deal::standing).isEqualTo(Reading.Standing.OPEN);
        cells.set(1, "no");
        assertThat(lead().deal()).isNull();
    }

    @Test
    void what_a_lead_did_is_told_with_what_it_was_like_and_never_what_only_the_house_may_say() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Event", Common.EVENT_NAME, " webinar.attended ");
        cell("When", Common.EVENT_AT, "2024/4/1 10:00");
        cell("Minutes", new Target.Property("minutes"), "42");
        assertThat(lead().did())
                .isEqualTo(new Reading.Did(
                        "webinar.attended",
                        Instant.parse("2024-04-01T02:00:00Z"),
                        java.util.Map.of("minutes", io.hatchery.engine.Value.of("42"))));
        cells.set(1, "opportunity.won");
        assertThat(read()).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void a_value_that_means_nothing_is_nothing() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Name", field("name"), "Select", new ValueRule("select", "", true));
        assertThat(lead().traits()).isEmpty();
    }

    @Test
    void a_constant_speaks_where_the_column_is_silent() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Source", Common.SOURCE_NAME, "");
        constants.add(new Constant(Common.SOURCE_NAME, "Expo 2026"));
        assertThat(lead().source()).isEqualTo(Source.ofChannel("event", "Expo 2026"));
        cells.set(1, "Referral");
        assertThat(lead().source()).isEqualTo(Source.ofChannel("referral", "Referral"));
    }

    @Test
    void a_row_without_anything_to_know_the_lead_by_is_rejected() {
        cell("E-Mail", Common.EMAIL, "");
        cell("Name", field("name"), "Ann");
        assertThat(codes()).containsExactly("nobody");
    }

    @ParameterizedTest
    @CsvSource({"ann@, email", "ann at acme, email"})
    void an_address_that_is_none_is_named(String cell, String code) {
        cell("E-Mail", Common.EMAIL, cell);
        assertThat(read()).isEqualTo(new Reading.Rejected(List.of(new RowFault("E-Mail", code, List.of(cell)))));
    }

    @ParameterizedTest
    @CsvSource({
        "employees, many, number",
        "vip, maybe, flag",
        "born, 2024-13-01, date",
        "budget, huge, choice",
        "gone, x, field"
    })
    void a_cell_that_does_not_fit_its_field_is_named(String key, String cell, String code) {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("X", field(key), cell);
        assertThat(codes()).containsExactly(code);
    }

    @Test
    void all_that_is_wrong_with_a_row_is_said_at_once() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Phone", Common.PHONE, "1.38E+10");
        cell("Size", field("employees"), "many");
        cell("Stage", Common.STAGE, "NOWHERE");
        assertThat(codes()).containsExactlyInAnyOrder("phone-rounded", "number", "stage");
    }

    @Test
    void a_bad_cell_may_be_left_out_when_the_lead_is_known_by_another() {
        options = new Options(true, BadCells.LEAVE_OUT, "CN", "CNY", DateOrder.YEAR_FIRST);
        cell("E-Mail", Common.EMAIL, "ann@acme.cn");
        cell("Phone", Common.PHONE, "12");
        assertThat(lead().leftOut()).extracting(RowFault::code).containsExactly("phone");
        cells.set(0, "nobody");
        assertThat(read()).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void broken_rows_huge_rows_and_unreadable_characters_are_rejected_with_their_reason() {
        cell("Id", Common.EXTERNAL_ID, "1");
        RowReader reader = reader();
        assertThat(reader.read(new CsvRow(2, List.of("x"), CsvRow.Fault.BROKEN_QUOTE)))
                .isEqualTo(new Reading.Rejected(List.of(RowFault.row("quote"))));
        assertThat(reader.read(new CsvRow(2, List.of("x".repeat(30_000)), null)))
                .isEqualTo(new Reading.Rejected(List.of(RowFault.row("row-long", 30_000, 24 * 1024))));
        cells.set(0, "a\uFFFDb");
        assertThat(codes()).containsExactly("unreadable");
        cells.set(0, "a\0b");
        assertThat(codes()).containsExactly("unreadable");
        cells.set(0, "x".repeat(2_001));
        assertThat(codes()).containsExactly("cell-long");
    }

    @Test
    void a_script_or_a_formula_in_a_name_is_just_a_name() {
        cell("Id", Common.EXTERNAL_ID, "1");
        cell("Name", field("name"), "<script>alert(1)</script>");
        assertThat(lead().traits()).containsEntry("name", Value.of("<script>alert(1)</script>"));
        cells.set(1, "=HYPERLINK(\"http://evil\")");
        assertThat(lead().traits()).containsEntry("name", Value.of("=HYPERLINK(\"http://evil\")"));
    }

    @ParameterizedTest
    @CsvSource({
        "3/4/2026, YEAR_FIRST, 2026-03-04",
        "3/4/2026, MONTH_FIRST, 2026-03-04",
        "3/4/2026, DAY_FIRST, 2026-04-03",
        "25/12/2026, MONTH_FIRST, 2026-12-25",
        "2026.1.9, DAY_FIRST, 2026-01-09"
    })
    void the_order_of_a_date_is_a_choice_where_the_date_leaves_it_open(String cell, DateOrder order, String day) {
        assertThat(Cells.moment(cell, order, SHANGHAI))
                .contains(LocalDate.parse(day).atStartOfDay(SHANGHAI).toInstant());
    }

    @Test
    void times_with_a_zone_are_taken_at_their_word() {
        assertThat(Cells.moment("2026-01-02T03:04:05Z", DateOrder.YEAR_FIRST, SHANGHAI))
                .contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(Cells.moment("2026-01-02 03:04:05+0800", DateOrder.YEAR_FIRST, SHANGHAI))
                .contains(Instant.parse("2026-01-01T19:04:05Z"));
        assertThat(Cells.moment("99999-99-99", DateOrder.YEAR_FIRST, SHANGHAI)).isEmpty();
    }

    private void cell(String name, Target target, String cell, ValueRule... rules) {
        header.add(name);
        columns.add(new Column(columns.size(), target, List.of(rules)));
        cells.add(cell);
    }

    private static Target field(String key) {
        return new Target.Field(key);
    }

    private RowReader reader() {
        return new RowReader(header, new Mapping(columns, constants, options), FIELDS, Set.of("LEAD", "MQL"), SHANGHAI);
    }

    private Reading read() {
        return reader().read(new CsvRow(2, cells, null));
    }

    private Reading.Lead lead() {
        assertThat(read()).isInstanceOf(Reading.Lead.class);
        return (Reading.Lead) read();
    }

    private List<String> codes() {
        assertThat(read()).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) read()).faults().stream().map(RowFault::code).toList();
    }
}
