package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class ImportTests {
    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    private Console marketer;

    @BeforeEach
    void aMarketer() {
        marketer = console.as(Role.MARKETER);
    }

    @Test
    void a_workbook_is_taken_in_like_any_file_and_one_that_cannot_be_read_says_why() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("客户");
            sheet.value(0, 0, "姓名");
            sheet.value(0, 1, "邮箱");
            sheet.value(1, 0, "周舟");
            sheet.value(1, 1, "zhou@xlsx.cn");
        }
        JsonNode uploaded = upload("客户.xlsx", out.toByteArray()).is(201).json();
        String id = uploaded.at("/summary/id").asString();
        assertThat(uploaded.at("/file/rows").intValue()).isEqualTo(1);
        map(id, Map.of(0, "field:name", 1, "email")).is(200);
        marketer.post("/api/imports/" + id + "/start", null).is(200);
        await().untilAsserted(() -> assertThat(states.find(new Identifier(Kind.EMAIL, "zhou@xlsx.cn")))
                .isPresent());
        byte[] cut = java.util.Arrays.copyOf(out.toByteArray(), out.size() / 2);
        assertThat(upload("cut.xlsx", cut).is(400).body()).contains("cannot be read");
    }

    @Test
    void a_file_is_uploaded_mapped_tried_out_and_taken_in() {
        JsonNode uploaded =
                upload("客户.csv", """
                        姓名,手机号,邮箱,线索来源,标签
                        李安,13800138001,an@acme.cn,百度,展会
                        王波,138,bo@acme.cn,百度,
                        陈辰,13800138003,,抖音,
                        ,,,百度,
                        """.getBytes(Charset.forName("GBK"))).is(201).json();
        String id = uploaded.at("/summary/id").asString();
        assertThat(uploaded.path("charset").asString()).isEqualTo("GB18030");
        assertThat(uploaded.at("/file/rows").intValue()).isEqualTo(4);
        assertThat(uploaded.path("offers"))
                .extracting(o -> o.path("target").asString())
                .containsExactly("field:name", "phone", "email", "source.name", "tag");
        marketer.post("/api/imports/" + id + "/preview", null).is(409);

        map(id, Map.of(0, "field:name", 1, "phone", 2, "email", 3, "source.name", 4, "tag"))
                .is(200);
        JsonNode preview = marketer.post("/api/imports/" + id + "/preview?rows=100", null)
                .is(200)
                .json();
        assertThat(preview.path("taken").intValue()).isEqualTo(2);
        assertThat(preview.path("items")).hasSize(4);
        assertThat(preview.at("/items/0/events"))
                .extracting(JsonNode::asString)
                .containsExactly("identify", "tag.added");
        assertThat(preview.at("/items/0/source").asString()).isEqualTo("百度");
        assertThat(preview.at("/items/1/faults/0").asString()).isEqualTo("手机号: “138” is no phone number");
        assertThat(states.find(new Identifier(Kind.EMAIL, "an@acme.cn"))).isEmpty();

        JsonNode done = run(id);
        assertThat(counts(done)).isEqualTo("total 4 done 4 created 2 updated 0 duplicates 0 rejected 2");
        long an = states.find(new Identifier(Kind.EMAIL, "an@acme.cn")).orElseThrow();
        assertThat(states.find(new Identifier(Kind.PHONE, "+8613800138001"))).contains(an);
        assertThat(timelines.of(an, null, 10).entries())
                .allMatch(Timelines.Entry::historic)
                .extracting(Timelines.Entry::type)
                .containsExactlyInAnyOrder("identify", "tag.added");

        String rejected =
                marketer.get("/api/imports/" + id + "/rejected.csv").is(200).body();
        assertThat(rejected)
                .startsWith(
                        "\uFEFFLine,Reason,姓名,手机号,邮箱,线索来源,标签\r\n3,手机号: “138” is no phone number,王波,138,bo@acme.cn,百度,\r\n")
                .contains("5,\"Nothing to know the lead by: e-mail, phone and id are empty\",,,,百度,");
        assertThat(marketer.get("/api/imports")
                        .is(200)
                        .json()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("客户.csv");
    }

    @Test
    void a_file_with_the_columns_of_one_before_is_offered_its_mapping() {
        Map<Integer, String> mapping = Map.of(0, "email", 1, "field:name");
        imported("Alike Mail,Alike Name\nalike1@acme.cn,A\n", mapping);
        JsonNode next = upload("june.csv", bytes("ALIKE MAIL,alike name \nalike2@acme.cn,B\n"))
                .is(201)
                .json();
        assertThat(next.at("/earlier/mapping/columns"))
                .extracting(column -> column.path("index").asInt() + " "
                        + column.path("target").asString())
                .containsExactlyInAnyOrder("0 email", "1 field:name");
        assertThat(next.at("/earlier/by").asString()).isNotBlank();
        String id = next.at("/summary/id").asString();
        map(id, mapping).is(200);
        assertThat(marketer.get("/api/imports/" + id)
                        .is(200)
                        .json()
                        .at("/earlier")
                        .isNull())
                .as("mapped already")
                .isTrue();
        assertThat(upload("other.csv", bytes("Alike Name,Alike Mail\nA,alike3@acme.cn\n"))
                        .is(201)
                        .json()
                        .at("/earlier")
                        .isNull())
                .as("another order")
                .isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void rows_and_files_that_speak_of_the_same_lead_make_one() {
        String file =
                "Email,Phone,Prospect ID,Name\ndup@acme.cn,,D-1,First\nDUP@acme.cn ,13700137000,,Second\n,+86 137 0013 7000,,Third\n,,D-1,Fourth\n";
        JsonNode first = imported(file, Map.of(0, "email", 1, "phone", 2, "externalId", 3, "field:name"));
        assertThat(counts(first)).isEqualTo("total 4 done 4 created 1 updated 0 duplicates 3 rejected 0");
        JsonNode second = imported(file, Map.of(0, "email", 1, "phone", 2, "externalId", 3, "field:name"));
        assertThat(counts(second)).isEqualTo("total 4 done 4 created 0 updated 1 duplicates 3 rejected 0");
        long lead = states.find(new Identifier(Kind.EMAIL, "dup@acme.cn")).orElseThrow();
        assertThat(states.find(new Identifier(Kind.CRM_ID, "D-1"))).contains(lead);
        assertThat(states.find(new Identifier(Kind.PHONE, "+8613700137000"))).contains(lead);
        assertThat(timelines.of(lead, null, 50).entries()).hasSize(8);
    }

    @Test
    void wins_become_won_deals_and_refusals_of_mail_are_kept() {
        JsonNode done = imported(
                "id,won,amount,closed,nomail\nw1,1,\"1,500.50\",2025-05-01,Yes\nw2,0,,,No\nw3,lost,10,2025-06-01,No\n",
                Map.of(0, "externalId", 1, "deal.outcome", 2, "deal.amount", 3, "deal.closedAt", 4, "optOut:email"));
        assertThat(done.at("/summary/counts/created").intValue()).isEqualTo(3);
        assertThat(types("w1")).containsExactlyInAnyOrder("identify", "consent.withdrawn", "opportunity.won");
        assertThat(types("w2")).containsExactly("identify");
        assertThat(types("w3")).containsExactlyInAnyOrder("identify", "opportunity.lost");
    }

    @Test
    void a_won_deal_makes_a_customer_whatever_stage_its_row_starts_in() {
        String id = upload(
                        "a.csv", "id,won,Email\nc1,yes,\nc2,yes,c2@acme.cn\nc3,no,\n".getBytes(StandardCharsets.UTF_8))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        marketer.put(
                        "/api/imports/" + id + "/mapping",
                        "{\"columns\":[{\"index\":0,\"target\":\"externalId\"},"
                                + "{\"index\":1,\"target\":\"deal.outcome\"},{\"index\":2,\"target\":\"email\"}],"
                                + "\"constants\":[{\"target\":\"stage\",\"value\":\"LEAD\"}]}")
                .is(200);
        run(id);
        assertThat(List.of(stage("c1"), stage("c2"), stage("c3"))).containsExactly("CUSTOMER", "CUSTOMER", "LEAD");
    }

    private String stage(String externalId) {
        long lead = states.find(new Identifier(Kind.CRM_ID, externalId)).orElseThrow();
        return String.valueOf(states.of(lead).orElseThrow().stage().stage());
    }

    @Test
    void rows_tell_what_leads_did_each_at_its_own_time() {
        imported("""
                Email,Event,When,Minutes
                did@acme.cn,webinar.attended,2024-04-01 10:00,42
                did@acme.cn,webinar.asked,2024-04-01 10:30,
                """, Map.of(0, "email", 1, "event.name", 2, "event.at", 3, "property:minutes"));
        long lead = states.find(new Identifier(Kind.EMAIL, "did@acme.cn")).orElseThrow();
        assertThat(timelines.of(lead, null, 50).entries())
                .filteredOn(entry -> entry.type().startsWith("webinar"))
                .extracting(entry -> entry.type() + " " + entry.occurredAt())
                .containsExactly("webinar.asked 2024-04-01T02:30:00Z", "webinar.attended 2024-04-01T02:00:00Z");
        assertThat(timelines.of(lead, null, 50).entries())
                .filteredOn(entry -> entry.type().startsWith("webinar"))
                .allMatch(entry -> entry.actor() == null);
        assertThat(states.of(lead).orElseThrow().firstSeen()).isEqualTo("2024-04-01T02:00:00Z");
        String id = upload("x.csv", "Email,Minutes\na@b.cn,4\n".getBytes(StandardCharsets.UTF_8))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        assertThat(map(id, Map.of(0, "email", 1, "property:minutes")).is(400).body())
                .contains("none says what");
    }

    @Test
    void another_sheet_of_a_workbook_can_be_chosen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            book.newWorksheet("one").value(0, 0, "Name");
            var second = book.newWorksheet("two");
            second.value(0, 0, "Email");
            second.value(1, 0, "second@sheet.cn");
            book.newWorksheet("three");
        }
        JsonNode uploaded = upload("two.xlsx", out.toByteArray()).is(201).json();
        String id = uploaded.at("/summary/id").asString();
        assertThat(uploaded.path("sheets")).extracting(JsonNode::asString).containsExactly("one", "two", "three");
        assertThat(uploaded.path("sheet").asInt()).isZero();
        Map<String, Object> second = Map.of("charset", "UTF-8", "delimiter", ",", "sheet", 1);
        JsonNode view =
                marketer.put("/api/imports/" + id + "/format", second).is(200).json();
        assertThat(view.at("/file/columns/0/name").asString()).isEqualTo("Email");
        Map<String, Object> empty = Map.of("charset", "UTF-8", "delimiter", ",", "sheet", 2);
        marketer.put("/api/imports/" + id + "/format", empty).is(400);
        map(id, Map.of(0, "email")).is(200);
        assertThat(run(id).at("/file/columns/0/values")).isEmpty();
        assertThat(states.find(new Identifier(Kind.EMAIL, "second@sheet.cn"))).isPresent();
    }

    @Test
    void an_import_is_taken_back_and_only_what_others_told_is_left() {
        imported(
                "Email,Name,Company\nstays@acme.cn,Right,Acme\n",
                Map.of(0, "email", 1, "field:name", 2, "field:company"));
        JsonNode wrong = imported(
                "Email,Name,Company\nstays@acme.cn,Wrong,Wrong\nnew1@acme.cn,N1,W\nnew2@acme.cn,N2,W\n",
                Map.of(0, "email", 1, "field:name", 2, "field:company"));
        String id = wrong.at("/summary/id").asString();
        assertThat(counts(wrong)).isEqualTo("total 3 done 3 created 2 updated 1 duplicates 0 rejected 0");

        marketer.post("/api/imports/" + id + "/undo", null).is(200);
        JsonNode undone = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> marketer.get("/api/imports/" + id).is(200).json(),
                        view -> view.at("/summary/state").asString().equals("UNDONE"));

        assertThat(undone.at("/summary/undone/removed").asInt()).isEqualTo(2);
        assertThat(undone.at("/summary/undone/corrected").asInt()).isEqualTo(1);
        assertThat(undone.at("/summary/undone/kept").asInt()).isZero();
        long stays = states.find(new Identifier(Kind.EMAIL, "stays@acme.cn")).orElseThrow();
        assertThat(states.of(stays).orElseThrow().traits().value("name"))
                .isEqualTo(io.hatchery.engine.Value.of("Right"));
        assertThat(states.find(new Identifier(Kind.EMAIL, "new1@acme.cn"))).isEmpty();
        assertThat(states.find(new Identifier(Kind.EMAIL, "new2@acme.cn"))).isEmpty();
        marketer.post("/api/imports/" + id + "/undo", null).is(409);
        marketer.post("/api/imports/" + id + "/start", null).is(409);
    }

    @Test
    void what_is_wrong_with_a_mapping_is_said_before_anything_is_taken() {
        String id = upload("a.csv", "Email,Name\na@b.cn,A\n".getBytes(StandardCharsets.UTF_8))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        Console.Answer answer = map(id, Map.of(1, "field:nothing")).is(400);
        assertThat(answer.json().path("errors"))
                .extracting(e -> e.path("code").asString())
                .containsExactlyInAnyOrder("import.field", "import.nobody");
        marketer.put("/api/imports/" + id + "/mapping", "{\"columns\":[{\"index\":0,\"target\":\"mail?\"}]}")
                .is(400);
        marketer.post("/api/imports/" + id + "/start", null).is(409);
    }

    @ParameterizedTest
    @CsvSource({"'', import-empty", "'\n\n  \n', import-empty"})
    void a_file_with_nothing_in_it_is_refused(String file, String code) {
        assertThat(upload("x.csv", file.getBytes(StandardCharsets.UTF_8))
                        .is(400)
                        .json()
                        .path("type")
                        .asString())
                .endsWith(code);
    }

    @Test
    void a_header_alone_can_be_seen_but_not_started() {
        String id = upload("h.csv", "Email,Name\n".getBytes(StandardCharsets.UTF_8))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        map(id, Map.of(0, "email")).is(200);
        assertThat(marketer.post("/api/imports/" + id + "/start", null)
                        .is(400)
                        .json()
                        .path("type")
                        .asString())
                .endsWith("import-no-rows");
    }

    @Test
    void every_kind_of_bad_row_is_listed_and_the_good_ones_between_them_are_taken() {
        String file =
                "Email,Name,Name\ngood1@acme.cn,<script>alert(1)</script>,x\nbad,=cmd|' /C calc'!A0,+1\nbroken@acme.cn,\"never closed,x\n"
                        + "good2@acme.cn," + "x".repeat(3_000)
                        + ",y\nshort@acme.cn\ngood3@acme.cn,Zoë,\"two\nlines\"\nhuge@acme.cn,"
                        + "h".repeat(300_000) + ",z\ngood4@acme.cn,-5,@SUM(A1)\n";
        JsonNode done = imported(file, Map.of(0, "email", 1, "field:name"));
        assertThat(counts(done)).isEqualTo("total 8 done 8 created 3 updated 0 duplicates 0 rejected 5");
        assertThat(states.of(
                        states.find(new Identifier(Kind.EMAIL, "good1@acme.cn")).orElseThrow()))
                .isPresent();
        assertThat(states.find(new Identifier(Kind.EMAIL, "good4@acme.cn"))).isPresent();
        String rejected = marketer.get("/api/imports/" + done.at("/summary/id").asString() + "/rejected.csv")
                .is(200)
                .body();
        assertThat(rejected.lines().filter(line -> line.matches("\\d+,.*"))).hasSize(5);
        assertThat(rejected)
                .contains("'=cmd|' /C calc'!A0,'+1")
                .doesNotContain(",=cmd")
                .contains("A quotation mark is not closed")
                .contains("\"Expected 3 cells, found 1\"")
                .contains("Name (2)");
    }

    @Test
    void another_character_set_can_be_chosen_when_the_wrong_one_was_guessed() {
        String id = upload("l.csv", "Email;Name\na@b.cn;Ren\u00e9\n".getBytes(Charset.forName("windows-1252")))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        JsonNode reread = marketer.put("/api/imports/" + id + "/format", Map.of("charset", "UTF-8", "delimiter", ","))
                .is(200)
                .json();
        assertThat(reread.at("/file/columns")).hasSize(1);
        marketer.put("/api/imports/" + id + "/format", Map.of("charset", "nonsense", "delimiter", ","))
                .is(400);
        assertThat(marketer.put("/api/imports/" + id + "/format", Map.of("charset", "windows-1252", "delimiter", ";"))
                        .is(200)
                        .json()
                        .at("/file/samples/0/1")
                        .asString())
                .isEqualTo("Ren\u00e9");
    }

    @Test
    void an_import_may_be_removed_and_its_leads_stay() {
        JsonNode done = imported("Email\nstay@acme.cn\n", Map.of(0, "email"));
        String id = done.at("/summary/id").asString();
        marketer.delete("/api/imports/" + id).is(204);
        marketer.get("/api/imports/" + id).is(404);
        assertThat(states.find(new Identifier(Kind.EMAIL, "stay@acme.cn"))).isPresent();
        console.as(Role.SDR).get("/api/imports").is(403);
    }

    private JsonNode imported(String file, Map<Integer, String> columns) {
        String id = upload("leads.csv", file.getBytes(StandardCharsets.UTF_8))
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        map(id, columns).is(200);
        return run(id);
    }

    private JsonNode run(String id) {
        marketer.post("/api/imports/" + id + "/start", null).is(200);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> marketer.get("/api/imports/" + id).is(200).json(),
                        view -> view.at("/summary/state").asString().equals("DONE"));
    }

    private Console.Answer upload(String name, byte[] file) {
        return marketer.send(
                "POST",
                "/api/imports?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                file,
                "Content-Type",
                "text/csv");
    }

    private Console.Answer map(String id, Map<Integer, String> columns) {
        return marketer.put(
                "/api/imports/" + id + "/mapping",
                Map.of(
                        "columns",
                        columns.entrySet().stream()
                                .map(e -> Map.of("index", e.getKey(), "target", e.getValue(), "values", List.of()))
                                .toList()));
    }

    private static String counts(JsonNode view) {
        JsonNode c = view.at("/summary/counts");
        return "total " + c.path("total") + " done " + c.path("done") + " created " + c.path("created") + " updated "
                + c.path("updated") + " duplicates " + c.path("duplicates") + " rejected " + c.path("rejected");
    }

    private List<String> types(String externalId) {
        long lead = states.find(new Identifier(Kind.CRM_ID, externalId)).orElseThrow();
        return timelines.of(lead, null, 50).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }
}
