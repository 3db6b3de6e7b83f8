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
 * <p>Entries lie in flat arrays ordered by the hash of their name. Finding one is a binary search over ints; replacing a value copies
 * one small array and shares the others. The order depends on the names alone, so that walking a map is deterministic everywhere,
 * which {@link Map#copyOf} does not promise.
 */
public final class SmallMap<V> extends AbstractMap<String, V> {
    private static final SmallMap<?> EMPTY = new SmallMap<>(new int[0], new String[0], new Object[0]);

    private final int[] hashes;
    private final String[] keys;
    private final Object[] values;

    private SmallMap(int[] hashes, String[] keys, Object[] values) {
        this.hashes = hashes;
        this.keys = keys;
        this.values = values;
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
        Arrays.sort(keys, Comparator.<String>comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder()));
        int[] hashes = new int[keys.length];
        Object[] values = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            hashes[i] = keys[i].hashCode();
            values[i] = Objects.requireNonNull(map.get(keys[i]));
        }
        return new SmallMap<>(hashes, keys, values);
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
        int at = find(key);
        if (at >= 0) {
            Object[] changed = values.clone();
            changed[at] = value;
            return new SmallMap<>(hashes, keys, changed);
        }
        int to = -at - 1;
        int[] moreHashes = new int[keys.length + 1];
        System.arraycopy(hashes, 0, moreHashes, 0, to);
        System.arraycopy(hashes, to, moreHashes, to + 1, keys.length - to);
        moreHashes[to] = key.hashCode();
        return new SmallMap<>(
                moreHashes,
                inserted(keys, new String[keys.length + 1], to, key),
                inserted(values, new Object[keys.length + 1], to, value));
    }

    /** This with one entry taken out. */
    public SmallMap<V> without(String key) {
        int at = find(key);
        if (at < 0) {
            return this;
        }
        if (keys.length == 1) {
            return empty();
        }
        int[] fewerHashes = new int[keys.length - 1];
        System.arraycopy(hashes, 0, fewerHashes, 0, at);
        System.arraycopy(hashes, at + 1, fewerHashes, at, fewerHashes.length - at);
        return new SmallMap<>(
                fewerHashes,
                removed(keys, new String[keys.length - 1], at),
                removed(values, new Object[keys.length - 1], at));
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

    private int find(String key) {
        int hash = key.hashCode();
        int at = Arrays.binarySearch(hashes, hash);
        if (at < 0 || keys[at].equals(key)) {
            return at;
        }
        while (at > 0 && hashes[at - 1] == hash) {
            at--;
        }
        for (; at < keys.length && hashes[at] == hash; at++) {
            int order = keys[at].compareTo(key);
            if (order == 0) {
                return at;
            }
            if (order > 0) {
                break;
            }
        }
        return -at - 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int at = key instanceof String name ? find(name) : -1;
        return at < 0 ? null : (V) values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && find(name) >= 0;
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
