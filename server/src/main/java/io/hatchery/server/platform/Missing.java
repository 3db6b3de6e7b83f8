package io.hatchery.server.platform;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was left out of something that was sent, however deep, before anything is done with it. */
public final class Missing {
    private final List<Fault> faults = new ArrayList<>();

    private Missing() {}

    /**
     * Refuses a record that lacks a part not declared {@link Nullable}, or holds one that does.
     *
     * @throws ProblemException 400, naming each place
     */
    public static void refuse(String place, @Nullable Object sent) {
        Missing missing = new Missing();
        missing.look(place, sent);
        if (!missing.faults.isEmpty()) {
            throw Problems.invalid(missing.faults);
        }
    }

    private void look(String place, @Nullable Object sent) {
        switch (sent) {
            case null -> faults.add(Fault.of(place, "required"));
            case Record whole -> {
                for (RecordComponent part : whole.getClass().getRecordComponents()) {
                    Object value = value(whole, part);
                    if (value != null || !part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        look(place + "/" + part.getName(), value);
                    }
                }
            }
            case List<?> many -> {
                for (int i = 0; i < many.size(); i++) {
                    look(place + "/" + i, many.get(i));
                }
            }
            default -> {}
        }
    }

    private static @Nullable Object value(Record whole, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true); // records of requests are seen by their modules alone
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
