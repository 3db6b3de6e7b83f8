package io.hatchery.engine.playbook;

import io.hatchery.engine.trait.Field;
import java.util.Map;
import java.util.Set;

/** The names a playbook defines, to check references against. */
record Names(
        Map<String, Field> fields, Set<String> tags, Set<String> segments, Set<String> stages, Set<String> journeys) {}
