package io.hatchery.server.intake.imports;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.platform.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a mapping can be run over a file. */
final class MappingCheck {
    private static final Set<Target> IDENTIFYING =
            Set.of(Target.Common.EMAIL, Target.Common.PHONE, Target.Common.EXTERNAL_ID);

    private MappingCheck() {}

    /** What is wrong with it; nothing when it can run. */
    static List<Fault> check(Mapping mapping, int columns, Map<String, Field> fields, Set<String> stages) {
        List<Fault> faults = new ArrayList<>();
        Set<Target> taken = new HashSet<>();
        Set<Integer> indexes = new HashSet<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            Mapping.Column column = mapping.columns().get(i);
            String place = "columns/" + i;
            if (column.index() < 0 || column.index() >= columns || !indexes.add(column.index())) {
                faults.add(Fault.of(place + "/index", "import.column", column.index(), columns));
            }
            if (!taken.add(column.target())
                    && !(column.target() instanceof Target.Common common && common.repeatable())) {
                faults.add(Fault.of(
                        place + "/target",
                        "import.target-twice",
                        column.target().word()));
            }
            if (column.target() instanceof Target.Field(String key) && !fields.containsKey(key)) {
                faults.add(Fault.of(place + "/target", "import.field", key));
            }
        }
        if (mapping.columns().stream().noneMatch(c -> IDENTIFYING.contains(c.target()))) {
            faults.add(Fault.of("columns", "import.nobody"));
        }
        events(mapping, faults);
        constants(mapping, fields, stages, faults);
        options(mapping.options(), faults);
        return faults;
    }

    /** What an event was like, or when it was, needs an event. */
    private static void events(Mapping mapping, List<Fault> faults) {
        boolean named = mapping.columns().stream().anyMatch(c -> c.target() == Target.Common.EVENT_NAME)
                || mapping.constants().stream().anyMatch(c -> c.target() == Target.Common.EVENT_NAME);
        boolean needed = mapping.columns().stream()
                .anyMatch(c -> c.target() instanceof Target.Property || c.target() == Target.Common.EVENT_AT);
        if (needed && !named) {
            faults.add(Fault.of("columns", "import.event-name"));
        }
    }

    private static void constants(Mapping mapping, Map<String, Field> fields, Set<String> stages, List<Fault> faults) {
        for (int i = 0; i < mapping.constants().size(); i++) {
            Mapping.Constant constant = mapping.constants().get(i);
            String place = "constants/" + i;
            if (IDENTIFYING.contains(constant.target())) {
                faults.add(Fault.of(
                        place, "import.constant-identifier", constant.target().word()));
            }
            if (constant.target() instanceof Target.Field(String key) && !fields.containsKey(key)) {
                faults.add(Fault.of(place, "import.field", key));
            }
            if (constant.target() == Target.Common.EVENT_NAME
                    && EventWords.name(constant.value()).isEmpty()) {
                faults.add(Fault.of(place, "import.event-reserved", constant.value()));
            }
            if (constant.target() == Target.Common.STAGE
                    && stages.stream().noneMatch(s -> s.equalsIgnoreCase(constant.value()))) {
                faults.add(Fault.of(place, "import.stage", constant.value()));
            }
        }
    }

    private static void options(Mapping.Options options, List<Fault> faults) {
        if (!Phones.knowsRegion(options.country())) {
            faults.add(Fault.of("options/country", "import.country", options.country()));
        }
        if (Currencies.code(options.currency()).isEmpty()) {
            faults.add(Fault.of("options/currency", "import.currency", options.currency()));
        }
    }
}
