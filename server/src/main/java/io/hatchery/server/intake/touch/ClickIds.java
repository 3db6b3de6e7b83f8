package io.hatchery.server.intake.touch;

import io.hatchery.engine.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marks advertisers' platforms leave in the address of a landing page. */
final class ClickIds {

    /** A platform's click id: the parameter, what the touch is called and its channel. */
    private record Mark(String parameter, String name, String channel) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("gclid", "Google", "paid_search"),
            new Mark("gbraid", "Google", "paid_search"),
            new Mark("wbraid", "Google", "paid_search"),
            new Mark("dclid", "Google", "display"),
            new Mark("msclkid", "Bing", "paid_search"),
            new Mark("bd_vid", "Baidu", "paid_search"),
            new Mark("qhclickid", "360", "paid_search"),
            new Mark("yclid", "Yandex", "paid_search"),
            new Mark("gdt_vid", "Tencent Ads", "paid_social"),
            new Mark("qz_gdt", "Tencent Ads", "paid_social"),
            new Mark("clickid", "Ocean Engine", "paid_social"),
            new Mark("li_fat_id", "LinkedIn", "paid_social"),
            new Mark("ttclid", "TikTok", "paid_social"),
            new Mark("twclid", "X", "paid_social"),
            new Mark("fbclid", "Facebook", "social"));

    private ClickIds() {}

    /** The parameters that are click ids, for keeping. */
    static List<String> parameters() {
        return MARKS.stream().map(Mark::parameter).toList();
    }

    /** What the strongest click id among these parameters says, null when there is none. */
    static @Nullable Source read(Map<String, String> query) {
        for (Mark mark : MARKS) {
            String value = query.get(mark.parameter());
            if (value != null && !value.isBlank()) {
                return Source.ofChannel(mark.channel(), mark.name());
            }
        }
        return null;
    }
}
