package io.hatchery.server.ads;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.server.ads.ClickRows.Click;
import io.hatchery.server.runtime.ReadModel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the last click of each platform by which a lead came: what became of it is told back under that click. */
@Component
class ClickModel implements ReadModel {
    private static final int LONGEST = 1024;
    private static final Set<String> KINDS = kinds();

    private final ClickRows rows;

    ClickModel(ClickRows rows) {
        this.rows = rows;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    @Override
    public void merged(Join merge) {
        rows.move(merge.from(), merge.into());
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Click> clicks = new ArrayList<>();
        for (Change change : batch) {
            for (Input input : change.inputs()) {
                if (input instanceof Input.Happened happened) {
                    clicks(happened, clicks);
                }
            }
        }
        if (!clicks.isEmpty()) {
            rows.came(clicks);
        }
    }

    static void clicks(Input.Happened happened, List<Click> into) {
        Map<String, Value> told = happened.context().other();
        String page = told.get("page.url") instanceof Value.Text(String url) ? url : "";
        String kept = page.length() > LONGEST ? "" : page;
        KINDS.forEach(kind -> {
            if (told.get(kind) instanceof Value.Text(String value)) {
                into.add(new Click(happened.lead(), kind, value, kept, happened.occurredAt()));
            }
        });
        int query = page.indexOf('?');
        if (query < 0 || page.length() > LONGEST) {
            return;
        }
        int end = page.indexOf('#', query) < 0 ? page.length() : page.indexOf('#', query);
        for (String pair : page.substring(query + 1, end).split("&")) {
            int is = pair.indexOf('=');
            if (is > 0 && is < pair.length() - 1 && KINDS.contains(pair.substring(0, is))) {
                into.add(new Click(
                        happened.lead(),
                        pair.substring(0, is),
                        decoded(pair.substring(is + 1)),
                        page,
                        happened.occurredAt()));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        Arrays.stream(Platform.values()).forEach(platform -> kinds.addAll(platform.clicks()));
        return Set.copyOf(kinds);
    }
}
