package io.hatchery.engine.base;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from names to values, made for the few dozen entries a lead has.
 *
 * <p>Entries lie in flat arrays ordered by the hash of their name, found through a small table of slots; replacing a value copies one
 * array and shares all else. The order depends on the names alone, so that walking a map is deterministic everywhere, which
 * {@link Map#copyOf} does not promise.
 */
public final class SmallMap<V> extends AbstractMap<String, V> {
    private static final Comparator<String> ORDER =
            Comparator.<String>comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder());

    private static final SmallMap<?> EMPTY = new SmallMap<>(new String[0], new Object[0]);

    private final String[] keys;
    private final Object[] values;

    /** For each slot the place of a name plus one, 0 for none; twice as many slots as names at least, so that chains are short. */
    private final int[] slots;

    private SmallMap(String[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
        this.slots = new int[Integer.highestOneBit(Math.max(1, keys.length * 2 - 1)) * 2];
        for (int i = 0; i < keys.length; i++) {
            int slot = spread(keys[i]) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    private SmallMap(SmallMap<V> same, Object[] values) {
        this.keys = same.keys;
        this.slots = same.slots;
        this.values = values;
    }

    private static int spread(String key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    @SuppressWarnings("unchecked")
    public static <V> SmallMap<V> empty() {
        return (SmallMap<V>) EMPTY;
    }

    /** The same entries; the very same map when it is one of these already. Neither names nor values may be null. */
    public static <V> SmallMap<V> copyOf(Map<String, ? extends V> map) {
        if (map instanceof SmallMap<?> small) {
            @SuppressWarnings("unchecked")
            SmallMap<V> same = (SmallMap<V>) small;
            return same;
        }
        if (map.isEmpty()) {
            return empty();
        }
        String[] keys = map.keySet().toArray(new String[0]);
        Arrays.sort(keys, ORDER);
        Object[] values = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = Objects.requireNonNull(map.get(keys[i]));
        }
        return new SmallMap<>(keys, values);
    }

    /** A map with one entry put in or replaced. */
    public static <V> SmallMap<V> with(Map<String, V> map, String key, V value) {
        return SmallMap.<V>copyOf(map).with(key, value);
    }

    /** A map with one entry taken out. */
    public static <V> SmallMap<V> without(Map<String, V> map, String key) {
        return SmallMap.<V>copyOf(map).without(key);
    }

    /** This with one entry put in or replaced. */
    public SmallMap<V> with(String key, V value) {
        Objects.requireNonNull(value);
        int at = place(key);
        if (at >= 0) {
            Object[] changed = values.clone();
            changed[at] = value;
            return new SmallMap<>(this, changed);
        }
        int to = -Arrays.binarySearch(keys, key, ORDER) - 1;
        return new SmallMap<>(
                inserted(keys, new String[keys.length + 1], to, key),
                inserted(values, new Object[keys.length + 1], to, value));
    }

    /** This with one entry taken out. */
    public SmallMap<V> without(String key) {
        int at = place(key);
        if (at < 0) {
            return this;
        }
        if (keys.length == 1) {
            return empty();
        }
        return new SmallMap<>(
                removed(keys, new String[keys.length - 1], at), removed(values, new Object[keys.length - 1], at));
    }

    private static <T> T[] inserted(T[] from, T[] to, int at, T added) {
        System.arraycopy(from, 0, to, 0, at);
        System.arraycopy(from, at, to, at + 1, from.length - at);
        to[at] = added;
        return to;
    }

    private static <T> T[] removed(T[] from, T[] to, int at) {
        System.arraycopy(from, 0, to, 0, at);
        System.arraycopy(from, at + 1, to, at, to.length - at);
        return to;
    }

    /** The place of a name in the order, −1 when it is not there. */
    public int place(String key) {
        for (int slot = spread(key) & slots.length - 1; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int at = slots[slot] - 1;
            if (keys[at].equals(key)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int at = key instanceof String name ? place(name) : -1;
        return at < 0 ? null : (V) values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && place(name) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    /** The name at a place of the order, from 0. */
    public String key(int at) {
        return keys[at];
    }

    /** The value at a place of the order, from 0. */
    @SuppressWarnings("unchecked")
    public V value(int at) {
        return (V) values[at];
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, V>> {
        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public Iterator<Map.Entry<String, V>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < keys.length;
                }

                @Override
                public Map.Entry<String, V> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Map.Entry<String, V> entry = Map.entry(key(next), value(next));
                    next++;
                    return entry;
                }
            };
        }
    }
}
