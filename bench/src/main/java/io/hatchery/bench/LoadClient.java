package io.hatchery.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Loads a server on this machine over HTTP with kept-alive connections: events one by one ({@code POST /v1/track}) or in batches
 * ({@code POST /v1/batch}), as fast as it answers or at a fixed rate. It speaks HTTP over plain sockets so as to leave the processor to
 * the server. Bounded in events and seconds; loopback only.
 *
 * <pre>LoadClient port=8080 key=wk_… mode=single|batch events=50000 seconds=60 connections=16 size=100 leads=20000 rate=0</pre>
 */
public final class LoadClient {
    private final Plan plan;
    private final AtomicLong next;
    private final ConcurrentHashMap<Integer, AtomicLong> answers = new ConcurrentHashMap<>();
    private final String authorization;
    private final long start = System.nanoTime();

    private LoadClient(Plan plan) {
        this.plan = plan;
        next = new AtomicLong(plan.from());
        authorization = Base64.getEncoder().encodeToString((plan.key() + ":").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What to send.
     *
     * @param size events per request, 1 for single
     * @param rate events per second, 0 for as many as are answered
     * @param from the number of the first event: whoever sends several loads counts on, so that none is taken for another sent twice
     */
    record Plan(
            int port,
            String key,
            boolean single,
            int events,
            int seconds,
            int connections,
            int size,
            int leads,
            int rate,
            long from) {
        static Plan of(String... args) {
            java.util.Map<String, String> given = given(args);
            boolean single = given.getOrDefault("mode", "single").equals("single");
            return new Plan(
                    number(given, "port", 8080, 65_535),
                    given.getOrDefault("key", ""),
                    single,
                    number(given, "events", 20_000, 50_000_000),
                    number(given, "seconds", 60, 7_200),
                    number(given, "connections", 16, 256),
                    single ? 1 : number(given, "size", 100, 1_000),
                    number(given, "leads", 20_000, 5_000_000),
                    number(given, "rate", 0, 1_000_000),
                    Long.parseLong(given.getOrDefault("from", "0")));
        }

        private static int number(java.util.Map<String, String> given, String name, int otherwise, int most) {
            String text = given.get(name);
            return text == null ? otherwise : Math.clamp(Integer.parseInt(text), 0, most);
        }
    }

    public static void main(String[] args) throws Exception {
        load(args);
    }

    /** Arguments such as {@code port=8080}, by their names. */
    static java.util.Map<String, String> given(String... args) {
        java.util.Map<String, String> given = new java.util.HashMap<>();
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            given.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return given;
    }

    /** Sends what the arguments ask for, and says how it went. */
    static void load(String... args) throws Exception {
        new LoadClient(Plan.of(args)).run();
    }

    private void run() throws Exception {
        List<Latencies> latencies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.connections())) {
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                running.add(threads.submit(this::send));
            }
            for (Future<Latencies> one : running) {
                latencies.add(one.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long sent = latencies.stream().mapToLong(Latencies::count).sum() * plan.size();
        double[] all = Latencies.sorted(latencies);
        System.out.printf(
                Locale.ROOT,
                "%s: %d events in %.1f s = %.0f events/s; answer p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; status %s%n",
                plan.single() ? "single" : "batch of " + plan.size(),
                sent,
                seconds,
                sent / seconds,
                Latencies.quantile(all, 0.5),
                Latencies.quantile(all, 0.95),
                Latencies.quantile(all, 0.99),
                Latencies.quantile(all, 1),
                answers);
    }

    private Latencies send() throws IOException {
        Latencies latencies = new Latencies();
        for (long first = take(); first >= 0; first = take()) {
            first = sendOverOneConnection(first, latencies);
            if (first < 0) {
                break;
            }
        }
        return latencies;
    }

    /** Until the server closes it or nothing is left to send, which a negative number says. */
    private long sendOverOneConnection(long start, Latencies latencies) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plan.port())) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            long first = start;
            while (true) {
                byte[] request = request(first);
                long sent = System.nanoTime();
                out.write(request);
                out.flush();
                Answer answer = Answer.read(in);
                latencies.add(System.nanoTime() - sent);
                answers.computeIfAbsent(answer.status(), key -> new AtomicLong())
                        .incrementAndGet();
                if (answer.last()) {
                    return first;
                }
                first = take();
                if (first < 0) {
                    return first;
                }
            }
        }
    }

    /** The number of the next request's first event; negative when the plan is fulfilled. */
    private long take() {
        long first = next.getAndAdd(plan.size());
        long elapsed = System.nanoTime() - start;
        if (first - plan.from() >= plan.events() || elapsed > plan.seconds() * 1_000_000_000L) {
            return -1;
        }
        if (plan.rate() > 0) {
            long due = (first - plan.from()) * 1_000_000_000L / plan.rate();
            if (due > elapsed) {
                java.util.concurrent.locks.LockSupport.parkNanos(due - elapsed);
            }
        }
        return first;
    }

    private byte[] request(long first) {
        StringBuilder body = new StringBuilder(512 * plan.size());
        if (plan.single()) {
            LoadEvents.write(body, first, plan.leads(), null);
        } else {
            body.append("{\"batch\":[");
            for (int i = 0; i < plan.size(); i++) {
                LoadEvents.write(i == 0 ? body : body.append(','), first + i, plan.leads(), "track");
            }
            body.append("],\"sentAt\":\"").append(Instant.now()).append("\"}");
        }
        byte[] content = body.toString().getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/" + (plan.single() ? "track" : "batch") + " HTTP/1.1\r\nHost: 127.0.0.1:" + plan.port()
                + "\r\nAuthorization: Basic " + authorization + "\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = java.util.Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return whole;
    }
}
