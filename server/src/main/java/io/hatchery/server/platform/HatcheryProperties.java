package io.hatchery.server.platform;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set from outside; each has an environment variable of the same name ({@code hatchery.db.url} is
 * {@code HATCHERY_DB_URL}).
 *
 * @param data where the server keeps its files and the embedded database
 * @param db the database to use instead of the embedded one
 * @param secret the key that protects stored secrets, instead of {@code secret.key} in the data directory
 * @param console a folder with a built console, instead of the one in the jar
 * @param limits how much the world may send
 */
@ConfigurationProperties("hatchery")
public record HatcheryProperties(
        @DefaultValue("./data") Path data,
        @DefaultValue Db db,
        @DefaultValue Secret secret,
        @DefaultValue Console console,
        @DefaultValue Postgres postgres,
        @DefaultValue Limits limits) {

    /**
     * What may come in by the doors that are open to the world.
     *
     * @param requestsPerMinute from one address; offices and phones of one operator share one
     * @param eventsPerSecond with one write key
     */
    public record Limits(
            @DefaultValue("6000") int requestsPerMinute,
            @DefaultValue("50000") int eventsPerSecond) {
        public Limits {
            if (requestsPerMinute < 1 || eventsPerSecond < 1) {
                throw new IllegalArgumentException(
                        "hatchery.limits.* are 1 or more: how many are let in, in a minute or a second");
            }
        }
    }

    /**
     * @param url {@code postgres://user:password@host:port/name} or {@code jdbc:postgresql://…}; none means the embedded database
     * @param pool the largest number of connections
     */
    public record Db(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("16") int pool) {}

    /** @param key 32 bytes in base 64 */
    public record Secret(@Nullable String key) {}

    /** @param dir a folder with {@code index.html} */
    public record Console(@Nullable Path dir) {}

    /**
     * @param binaries where to unpack the embedded database's programs; by default in the data directory
     * @param settings further settings of {@code postgresql.conf}
     */
    public record Postgres(
            @Nullable Path binaries, @DefaultValue Map<String, String> settings) {}
}
