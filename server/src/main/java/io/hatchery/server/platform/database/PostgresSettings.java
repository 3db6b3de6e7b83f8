package io.hatchery.server.platform.database;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the embedded PostgreSQL is set up: nothing acknowledged may be lost; sized for a small machine shared with the server. */
final class PostgresSettings {
    private static final long MB = 1024 * 1024;

    private PostgresSettings() {}

    static Map<String, String> with(Map<String, String> more) {
        long memory = memory() / MB;
        long shared = Math.clamp(memory / 8, 128, 4096);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        all.put("max_connections", "60");
        all.put("shared_buffers", shared + "MB");
        all.put("effective_cache_size", memory / 2 + "MB");
        all.put("work_mem", "16MB");
        all.put("maintenance_work_mem", "128MB");
        all.put("max_wal_size", "2GB");
        all.put("min_wal_size", "256MB");
        all.put("checkpoint_timeout", "15min");
        all.put("random_page_cost", "1.1");
        all.put("jit", "off");
        all.put("max_parallel_workers_per_gather", "1");
        all.put("io_workers", "2");
        all.put("autovacuum_max_workers", "2");
        all.put("autovacuum_vacuum_scale_factor", "0.1");
        all.put("wal_level", "minimal");
        all.put("max_wal_senders", "0");
        all.put("idle_in_transaction_session_timeout", "15min");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_checkpoints", "off");
        all.put("log_min_error_statement", "panic");
        all.put("log_min_messages", "warning");
        all.putAll(more);
        return all;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 2048 * MB;
    }
}
