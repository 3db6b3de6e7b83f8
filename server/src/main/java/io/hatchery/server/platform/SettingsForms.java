package io.hatchery.server.platform;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings as the API shows and takes them, by the area's name; secrets are hidden. */
public interface SettingsForms {

    /** All areas, in the order of their names. */
    List<SettingsArea<?>> areas();

    /**
     * The area of this name.
     *
     * @throws ProblemException when there is none
     */
    SettingsArea<?> area(String name);

    /** The area's settings without its secrets. */
    JsonNode show(SettingsArea<?> area);

    /**
     * Sets them from the form that {@link #show} gives.
     *
     * @throws ProblemException when they are not valid
     */
    void change(SettingsArea<?> area, JsonNode form, String by);

    /**
     * Adds one of an area's parts that have ids, or changes the one with this id; the others stay.
     *
     * @param parts the name of the map they stand in
     * @param form of the part; its id is set to this one
     * @return whether there was one of this id
     * @throws ProblemException when it is not valid
     */
    default boolean put(SettingsArea<?> area, String parts, String id, ObjectNode form, String by) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        show(area).path(parts).properties().forEach(it -> all.set(it.getKey(), it.getValue()));
        boolean known = all.has(id);
        all.set(id, form.put("id", id));
        change(area, JsonNodeFactory.instance.objectNode().set(parts, all), by);
        return known;
    }
}
