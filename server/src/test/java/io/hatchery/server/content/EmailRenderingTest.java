package io.hatchery.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailRenderingTest {
    private static final Personal.Links LINKS =
            new Personal.Links("https://mail.example.com/u/abc", "https://mail.example.com/v/abc");

    @Test
    void a_lead_sees_their_own_name_and_a_fallback_where_nothing_is_known() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks(
                        "Hello {{ lead.name | default: \"there\" }}",
                        "Dear {{ lead.name }} of {{ lead.company | default: \"your company\" }}"),
                reader(Map.of("name", Value.of("Ann"))));
        assertThat(rendered.subject()).isEqualTo("Hello Ann");
        assertThat(rendered.html()).contains("Dear Ann of your company").contains(LINKS.unsubscribe());
        assertThat(rendered.text()).contains("Preferences (" + LINKS.preferences() + ")");
        assertThat(rendered.text())
                .contains("Dear Ann of your company")
                .contains("Unsubscribe (" + LINKS.unsubscribe() + ")");
        assertThat(rendered.missing()).isEmpty();
        assertThat(rendered.sendable()).isTrue();
    }

    @Test
    void a_script_in_a_name_is_shown_as_text() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks("Hi", "Dear {{ lead.name }} {{ lead.name | upcase }}"),
                reader(Map.of("name", Value.of("<script>alert(1)</script><img src=x onerror=alert(1)>"))));
        assertThat(rendered.html())
                .doesNotContain("<script")
                .doesNotContain("<SCRIPT")
                .doesNotContain("<img src=x");
        assertThat(rendered.html()).contains("&lt;script&gt;alert(1)");
        assertThat(rendered.text()).contains("<script>alert(1)</script>");
    }

    @Test
    void what_was_captured_is_escaped_once() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks("Hi", "{% capture n %}{{ lead.name }}{% endcapture %}[{{ n }}]"),
                reader(Map.of("name", Value.of("A & <B>"))));
        assertThat(rendered.html()).contains("[A &amp; &lt;B&gt;]");
    }

    @Test
    void scripts_handlers_and_foreign_addresses_in_a_template_are_taken_out() {
        String mjml = """
                <mjml><mj-body><mj-section><mj-column><mj-raw><script>alert(1)</script><iframe src="https://x.example"></iframe>
                <form action="https://x.example"><input name="a"/></form></mj-raw>
                <mj-text><a href="javascript:alert(1)" onclick="alert(2)">x</a><a href=" java&#10;script:alert(1)">y</a>
                <p style="background:url(javascript:alert(3))" onmouseover="alert(4)">z</p></mj-text>
                <mj-raw><!--[if mso]><script>alert(5)</script><![endif]--><base href="https://x.example/"/></mj-raw>
                <mj-text><a href="{{ unsubscribe_url }}">u</a></mj-text></mj-column></mj-section></mj-body></mjml>""";
        RenderedEmail rendered =
                EmailRenderer.render(new Email("Hi", "", new EmailBody.Mjml(mjml), null), reader(Map.of()));
        assertThat(rendered.html())
                .isNotEmpty()
                .doesNotContainIgnoringCase("alert(")
                .doesNotContainIgnoringCase("<iframe")
                .doesNotContainIgnoringCase("<form")
                .doesNotContainIgnoringCase("<base");
        assertThat(rendered.html()).contains("[if mso | IE]");
    }

    @Test
    void line_breaks_in_a_name_never_reach_the_subject() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks("Hi {{ lead.name }}", "x"), reader(Map.of("name", Value.of("Ann\r\nBcc: all@example.com"))));
        assertThat(rendered.subject()).isEqualTo("Hi Ann Bcc: all@example.com");
    }

    @Test
    void outputs_without_value_or_fallback_are_reported() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks(
                        "Hi {{ lead.name }}",
                        "{% if false %}{{ lead.hidden }}{% endif %}{{ lead.city }} {{ lead.company | default: 'x' }}"),
                reader(Map.of()));
        assertThat(rendered.missing()).containsExactly("lead.city", "lead.name");
        assertThat(codes(rendered)).contains("missing-value");
    }

    @Test
    void a_mail_without_an_unsubscribe_link_or_with_a_broken_one_may_not_go_out() {
        RenderedEmail without = EmailRenderer.render(
                new Email(
                        "Hi",
                        "",
                        new EmailBody.Mjml(
                                "<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>"),
                        null),
                reader(Map.of()));
        assertThat(codes(without)).contains("unsubscribe-missing");
        assertThat(without.sendable()).isFalse();
        RenderedEmail broken = EmailRenderer.render(
                new Email("Hi", "p", new EmailBody.Blocks(List.of(new Block.Button("Go", "https://"))), null),
                reader(Map.of()));
        assertThat(codes(broken)).contains("link-bad");
    }

    @Test
    void a_heavy_mail_is_warned_about() {
        RenderedEmail rendered = EmailRenderer.render(blocks("Hi", "word ".repeat(25_000)), reader(Map.of()));
        assertThat(codes(rendered)).contains("size");
        assertThat(rendered.sendable()).isTrue();
    }

    @Test
    void markup_and_Liquid_keep_out_of_each_others_way() {
        RenderedEmail rendered = EmailRenderer.render(
                blocks(
                        "Hi",
                        "**Bold** and [a *link*](https://a.example/?x={{ lead.city | default: \"a*b\" }})\n\n- one\n- {% if 2 > 1 %}two{% endif %}"),
                reader(Map.of()));
        assertThat(rendered.html()).contains("<strong>Bold</strong>").contains("https://a.example/?x=a*b");
        assertThat(rendered.text()).contains("- one\n- two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in (1..2000000000) %}x{% endfor %}",
                "{% for i in (1..10000) %}{% for j in (1..10000) %}{% endfor %}{% endfor %}",
                "{% assign x = '1e999999999' | plus: 1 %}{{ x }}",
                "{{ 1 | round: 1000000000 }}",
                "{% include 'etc' %}",
                "{% for i in (1..20000) %}{% assign y = big | replace: 'a', big %}{% endfor %}",
            })
    void a_hostile_template_stops_early(String hostile) {
        assertStopsEarly(hostile);
    }

    @Test
    void a_template_that_doubles_itself_or_nests_without_end_stops_early() {
        assertStopsEarly("{% assign x = 'aaaaaaaaaa' %}" + "{% assign x = x | append: x %}".repeat(60) + "{{ x }}");
        assertStopsEarly("{% assign x = 9.5 %}" + "{% assign x = x | times: x %}".repeat(60) + "{{ x }}");
        assertStopsEarly("{% if true %}".repeat(10_000) + "x" + "{% endif %}".repeat(10_000));
        assertStopsEarly("{{ 'x' " + "| append: 'y' ".repeat(12_000) + "}}{% if %}");
        assertStopsEarly("text {{ 'x' " + "| append: 'y' ".repeat(12_000));
    }

    private static void assertStopsEarly(String hostile) {
        Map<String, Object> variables = new HashMap<>(Map.of("big", "a".repeat(100_000)));
        long start = System.nanoTime();
        Liquid.Result result = Liquid.render(hostile, variables, Liquid.Escape.HTML, ZoneId.of("UTC"));
        assertThat(result).isInstanceOf(Liquid.Result.Wrong.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static Email blocks(String subject, String text) {
        return new Email(subject, "A short word before", new EmailBody.Blocks(List.of(new Block.Text(text))), null);
    }

    private static Personal reader(Map<String, Value> traits) {
        return new Personal(
                traits,
                new Personal.Company("Acme", "1 Road", "https://acme.example"),
                null,
                LINKS,
                "en",
                ZoneId.of("UTC"));
    }

    private static List<String> codes(RenderedEmail rendered) {
        List<String> codes = new ArrayList<>();
        rendered.problems().forEach(problem -> codes.add(problem.code()));
        return codes;
    }
}
