package io.hatchery.server.content;

import static io.hatchery.server.content.LightMarkup.attribute;
import static io.hatchery.server.content.LightMarkup.plain;

import java.util.List;

/** Writes blocks as MJML, within the house's frame. */
final class BlockMjml {
    private static final String FONTS =
            "Inter, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', Arial, sans-serif";

    /** Space at the sides of what runs across the mail, and of what stands in a column, in pixels. */
    private static final int WIDE = 32;

    private static final int NARROW = 16;

    @SuppressWarnings("InlineFormatString") // a page of its own reads better apart
    private static final String HEAD = """
            <mjml><mj-head>
            <mj-attributes><mj-all font-family="%s"/>
            <mj-text font-size="15px" line-height="1.65" color="#2B2A27"/>
            <mj-button background-color="#0E7C66" color="#ffffff" border-radius="6px" font-size="15px" font-weight="600"\
             inner-padding="13px 26px" align="left"/>
            <mj-image border-radius="6px"/>
            <mj-divider border-width="1px" border-color="#E4E2DC"/>
            </mj-attributes></mj-head>
            <mj-body background-color="#F4F2ED" width="600px">
            <mj-section padding="28px 0 14px"><mj-column>
            <mj-text font-size="16px" font-weight="700" color="#0E7C66" padding="0 32px">{{ company.name }}</mj-text>
            </mj-column></mj-section>
            """;

    private BlockMjml() {}

    static String write(List<Block> blocks, String language) {
        StringBuilder out = new StringBuilder(HEAD.formatted(FONTS));
        out.append("<mj-wrapper background-color=\"#ffffff\" border-radius=\"10px\" padding=\"34px 0 20px\">\n");
        boolean open = false;
        for (Block block : blocks) {
            boolean columns = block instanceof Block.Columns;
            if (open && columns) {
                out.append("</mj-column></mj-section>\n");
                open = false;
            } else if (!open && !columns) {
                out.append("<mj-section padding=\"0\"><mj-column>\n");
                open = true;
            }
            append(out, block, WIDE);
        }
        if (open) {
            out.append("</mj-column></mj-section>\n");
        }
        return out.append("</mj-wrapper>\n")
                .append(footer(language))
                .append("</mj-body></mjml>\n")
                .toString();
    }

    private static void append(StringBuilder out, Block block, int side) {
        switch (block) {
            case Block.Heading(String text, int level) ->
                out.append(
                        "<mj-text font-size=\"%s\" font-weight=\"700\" line-height=\"1.3\" color=\"#1C1B19\" padding=\"%s\">%s</mj-text>\n"
                                .formatted(
                                        level <= 1 ? "26px" : "18px",
                                        (level <= 1 ? "0 %dpx 18px" : "10px %dpx 8px").formatted(side),
                                        plain(text)));
            case Block.Text(String text) ->
                out.append("<mj-text padding=\"0 %dpx 6px\">%s</mj-text>\n".formatted(side, LightMarkup.blocks(text)));
            case Block.Button(String label, String url) ->
                out.append("<mj-button padding=\"8px %dpx 22px\" href=\"%s\">%s</mj-button>\n"
                        .formatted(side, attribute(url), plain(label)));
            case Block.Image image -> out.append(image(image, side));
            case Block.Divider() -> out.append("<mj-divider padding=\"10px %dpx 22px\"/>\n".formatted(side));
            case Block.Spacer(int height) ->
                out.append("<mj-spacer height=\"%dpx\"/>\n".formatted(Math.clamp(height, 4, 120)));
            case Block.Columns(List<List<Block>> columns) -> columns(out, columns);
        }
    }

    private static String image(Block.Image image, int side) {
        String link = image.link() == null || image.link().isBlank() ? "" : " href=\"" + attribute(image.link()) + "\"";
        String width = image.width() == null ? "" : " width=\"" + Math.clamp(image.width(), 16, 600) + "px\"";
        return "<mj-image padding=\"6px %dpx 18px\" src=\"%s\" alt=\"%s\"%s%s/>\n"
                .formatted(side, attribute(image.url()), attribute(image.alt()), link, width);
    }

    private static void columns(StringBuilder out, List<List<Block>> columns) {
        out.append("<mj-section padding=\"0 %dpx\">\n".formatted(NARROW));
        for (List<Block> column : columns) {
            out.append("<mj-column>\n");
            column.stream()
                    .filter(block -> !(block instanceof Block.Columns))
                    .forEach(block -> append(out, block, NARROW));
            out.append("</mj-column>\n");
        }
        out.append("</mj-section>\n");
    }

    private static String footer(String language) {
        boolean chinese = language.startsWith("zh");
        return """
                <mj-section padding="18px 0 36px"><mj-column>
                <mj-text font-size="12px" line-height="1.7" color="#77736A" padding="0 32px">
                {{ company.name }}{%% if company.address != "" %%} · {{ company.address }}{%% endif %%}<br/>%s<br/>
                <a href="{{ preferences_url }}" style="color:#77736A">%s</a> · <a href="{{ unsubscribe_url }}" style="color:#77736A">%s</a> · \
                <a href="{{ view_url }}" style="color:#77736A">%s</a>
                </mj-text></mj-column></mj-section>
                """.formatted(
                        chinese ? "您收到这封邮件，是因为您曾向我们留下联系方式。" : "You get this mail because you left us your address.",
                        chinese ? "订阅偏好" : "Preferences",
                        chinese ? "退订" : "Unsubscribe",
                        chinese ? "在浏览器中查看" : "View in browser");
    }
}
