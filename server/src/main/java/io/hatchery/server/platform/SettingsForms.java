package io.hatchery.server.platform;

import java.util.List;
import tools.jackson.databind.JsonNode;

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
}
