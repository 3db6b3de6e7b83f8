package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads the host itself, without HTTP, on an embedded PostgreSQL that flushes every commit: {@code HostLoad <folder> <leads>
 * <events>}. Prints events per second one by one and in lists.
 */
final class HostLoad {
    private HostLoad() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int leads = Integer.parseInt(args[1]);
        int events = Integer.parseInt(args[2]);
        Files.createDirectories(folder);
        try (ConfigurableApplicationContext server = ServerToBeKilled.start(
                "--server.port=0",
                "--hatchery.data=" + folder.resolve("data"),
                "--hatchery.postgres.settings.shared_preload_libraries=pg_stat_statements",
                "--logging.level.root=error")) {
            JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
            jdbc.execute("create extension if not exists pg_stat_statements");
            Events door = server.getBean(Events.class);
            report("warm-up", inLists(door, arrivals("w" + System.nanoTime(), leads, leads * 2), 2, 250));
            jdbc.execute("select pg_stat_statements_reset()");
            for (int round = 1; round <= 2; round++) {
                report("single", oneByOne(door, arrivals("s" + System.nanoTime(), leads, events), 4, 64));
                report("lists of 100", inLists(door, arrivals("l" + System.nanoTime(), leads, events), 4, 100));
                report("lists of 500", inLists(door, arrivals("m" + System.nanoTime(), leads, events), 4, 500));
            }
            statements(jdbc, events * 6);
            for (var meter : server.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                    .getMeters()) {
                if (meter.getId().getName().startsWith("hatchery.")) {
                    System.out.println(meter.getId() + " " + meter.measure());
                }
            }
        }
        System.exit(0);
    }

    private static void statements(JdbcTemplate jdbc, int events) {
        jdbc.query(
                """
                select round(total_exec_time * 1000 / ?) as micros, calls, rows, round(wal_bytes / ?) as wal,
                    regexp_replace(left(query, 110), '\\s+', ' ', 'g') as query
                from pg_stat_statements order by total_exec_time desc limit 25
                """,
                row -> {
                    System.out.printf(
                            "%5s us/event %7s calls %8s rows %6s wal/event  %s%n",
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                },
                events,
                events);
    }

    private static List<Arrival> arrivals(String prefix, int leads, int count) {
        Random random = new Random(7);
        Instant now = Instant.now();
        List<Arrival> arrivals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int lead = random.nextInt(leads);
            Arrivals arrival = anArrival(prefix + i).at(now.plusMillis(i));
            arrivals.add(
                    switch (random.nextInt(10)) {
                        case 0 ->
                            arrival.by(cookie("c" + lead), email("lead" + lead + "@load.cn"))
                                    .of("form.submitted")
                                    .trait("company", "Company " + lead % 500)
                                    .trait("email", "lead" + lead + "@load.cn")
                                    .property("form", "demo")
                                    .build();
                        case 1, 2 ->
                            arrival.by(cookie("c" + lead))
                                    .of("asset.downloaded")
                                    .property("asset", "paper" + i % 7)
                                    .build();
                        default ->
                            arrival.by(cookie("c" + lead))
                                    .of("page")
                                    .from("search", "Google")
                                    .property("path", i % 5 == 0 ? "/pricing" : "/blog/" + i % 50)
                                    .property("title", "A page of some length about something " + i % 50)
                                    .build();
                    });
        }
        return arrivals;
    }

    private static double[] oneByOne(Events door, List<Arrival> arrivals, int threads, int inFlight) throws Exception {
        return run(arrivals, threads, part -> {
            ArrayDeque<CompletableFuture<Receipt>> open = new ArrayDeque<>();
            for (Arrival arrival : part) {
                if (open.size() == inFlight) {
                    open.remove().join();
                }
                open.add(door.submit(arrival));
            }
            open.forEach(CompletableFuture::join);
        });
    }

    private static double[] inLists(Events door, List<Arrival> arrivals, int threads, int size) throws Exception {
        return run(arrivals, threads, part -> {
            for (int from = 0; from < part.size(); from += size) {
                door.accept(part.subList(from, Math.min(part.size(), from + size)));
            }
        });
    }

    private interface Sender {
        void send(List<Arrival> part);
    }

    private static double[] run(List<Arrival> arrivals, int threads, Sender sender) throws Exception {
        long start = System.nanoTime();
        Duration ours = cpu(Stream.of(ProcessHandle.current()));
        Duration postgres = cpu(ProcessHandle.current().descendants());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            int share = arrivals.size() / threads;
            for (int i = 0; i < threads; i++) {
                List<Arrival> part = arrivals.subList(i * share, i == threads - 1 ? arrivals.size() : (i + 1) * share);
                running.add(pool.submit(() -> sender.send(part)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        double javaMicros = cpu(Stream.of(ProcessHandle.current())).minus(ours).toNanos() / 1e3;
        double postgresMicros =
                cpu(ProcessHandle.current().descendants()).minus(postgres).toNanos() / 1e3;
        return new double[] {
            arrivals.size(),
            seconds,
            arrivals.size() / seconds,
            javaMicros / arrivals.size(),
            postgresMicros / arrivals.size()
        };
    }

    private static Duration cpu(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void report(String what, double[] result) {
        System.out.printf(
                "%-14s %.0f events in %.1f s = %.0f/s; processor per event: java %.0f us, postgres %.0f us%n",
                what, result[0], result[1], result[2], result[3], result[4]);
    }
}
