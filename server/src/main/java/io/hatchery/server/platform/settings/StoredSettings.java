package io.hatchery.server.platform.settings;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsArea;
import io.hatchery.server.platform.SettingsForms;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StoredSettings implements Settings, SettingsForms {
    private final JdbcClient db;
    private final Clock clock;
    private final SecretBox box;
    private final ApplicationEventPublisher announcer;
    private final JsonMapper json;
    private final Map<String, SettingsArea<?>> areas;

    StoredSettings(
            JdbcClient db,
            Clock clock,
            SecretBox box,
            JsonMapper json,
            List<SettingsArea<?>> areas,
            ApplicationEventPublisher announcer) {
        this.announcer = announcer;
        this.db = db;
        this.clock = clock;
        this.box = box;
        this.json = json.rebuild().addModule(SecretForms.stored(box)).build();
        this.areas = areas.stream().collect(Collectors.toUnmodifiableMap(SettingsArea::name, Function.identity()));
    }

    @Override
    public <T extends Record> T get(SettingsArea<T> area) {
        return stored(area.name())
                .map(node -> json.treeToValue(node, area.type()))
                .orElse(area.standard());
    }

    @Override
    public <T extends Record> void put(SettingsArea<T> area, T value, String by) {
        save(area.name(), json.valueToTree(value), by);
    }

    @Override
    public List<SettingsArea<?>> areas() {
        return areas.values().stream()
                .sorted(Comparator.comparing((SettingsArea<?> area) -> area.name()))
                .toList();
    }

    @Override
    public SettingsArea<?> area(String name) {
        SettingsArea<?> area = areas.get(name);
        if (area == null) {
            throw Problems.notFound("settings", name);
        }
        return area;
    }

    @Override
    public JsonNode show(SettingsArea<?> area) {
        return SecretForms.hidden(stored(area.name()).orElseGet(() -> json.valueToTree(area.standard())));
    }

    @Override
    @Transactional
    public void change(SettingsArea<?> area, JsonNode form, String by) {
        JsonNode merged = SecretForms.merged(form, stored(area.name()).orElse(null), box);
        save(area.name(), json.valueToTree(checked(merged, area)), by);
    }

    private Record checked(JsonNode form, SettingsArea<?> area) throws ProblemException {
        try {
            Record value = json.treeToValue(form, area.type());
            if (value == null) {
                throw Problems.invalid("", "required");
            }
            return value;
        } catch (JacksonException e) {
            throw Problems.invalid(place(e), "unfit", root(e));
        }
    }

    private static String place(JacksonException e) {
        return e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(Collectors.joining("/"));
    }

    private static String root(JacksonException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JacksonException own ? own.getOriginalMessage() : String.valueOf(cause.getMessage());
    }

    private Optional<JsonNode> stored(String area) {
        List<String> found = db.sql("SELECT value::text FROM platform.setting WHERE area = ?")
                .param(area)
                .query(String.class)
                .list();
        return Optional.ofNullable(DataAccessUtils.singleResult(found)).map(json::readTree);
    }

    private void save(String area, JsonNode value, String by) {
        db.sql("""
                        INSERT INTO platform.setting (area, value, changed_at, changed_by) VALUES (?, ?::jsonb, ?, ?)
                        ON CONFLICT (area) DO UPDATE
                        SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .params(area, json.writeValueAsString(value), java.sql.Timestamp.from(clock.now()), by)
                .update();
        announcer.publishEvent(new Changed(area));
    }
}
