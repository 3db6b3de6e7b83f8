package io.hatchery.codec;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.engine.simulation.BacktestReport;
import io.hatchery.engine.simulation.DryRunReport;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the form of every engine type: of the roots below and of all they contain. */
final class Forms {
    static final Forms ENGINE = new Forms(List.of(
            Playbook.class,
            Input.class,
            Fact.class,
            Effect.class,
            LeadState.class,
            Step.class,
            Answer.class,
            Problem.class,
            BacktestReport.class,
            DryRunReport.class));

    private final Map<Class<?>, Form<?>> byClass = new HashMap<>(ScalarForms.all());

    private Forms(List<Class<?>> roots) {
        byClass.put(Value.class, new ValueForm());
        roots.forEach(this::discover);
        byClass.values().forEach(form -> {
            if (form instanceof RecordForm<?> ofRecord) {
                ofRecord.link(this);
            }
        });
    }

    /** The form of a class, or null when it is none of the engine's. */
    @SuppressWarnings("unchecked")
    <T> @Nullable Form<T> find(Class<T> type) {
        return (Form<T>) byClass.get(type);
    }

    /** The form of a class that must have one. */
    <T> Form<T> of(Class<T> type) {
        Form<T> form = find(type);
        if (form == null) {
            throw new IllegalArgumentException(type + " is no type of the engine");
        }
        return form;
    }

    Form<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new CollectionForms.Several<>(of(of[0]))
                    : new CollectionForms.Named<>(of(of[1]));
        }
        return of((Class<?>) type);
    }

    private void discover(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::discover);
        } else if (type instanceof Class<?> plain && !byClass.containsKey(plain)) {
            discoverClass(plain);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void discoverClass(Class<?> type) {
        if (type.isEnum()) {
            byClass.put(type, new ScalarForms.Constant(type));
        } else if (type.isRecord()) {
            byClass.put(type, new RecordForm(type, kind(type)));
            Arrays.stream(type.getRecordComponents()).forEach(part -> discover(part.getGenericType()));
        } else if (type.isSealed()) {
            SealedForm<?> form = new SealedForm<>(type);
            byClass.put(type, form);
            for (Class<?> leaf : leaves(type)) {
                if (leaf.isRecord()) {
                    discover(leaf);
                    form.add((RecordForm<?>) of(leaf));
                } else {
                    discover(leaf);
                }
            }
        } else {
            throw new IllegalStateException(type + " has no JSON form");
        }
    }

    /** All records below a sealed type, and the sealed types between. */
    private static Set<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(type.getPermittedSubclasses()));
        while (!open.isEmpty()) {
            Class<?> next = open.removeFirst();
            found.add(next);
            if (next.isSealed()) {
                open.addAll(List.of(next.getPermittedSubclasses()));
            }
        }
        return found;
    }

    private static @Nullable String kind(Class<?> type) {
        boolean oneOfSeveral = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        String name = type.getSimpleName();
        return oneOfSeveral ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : null;
    }
}
