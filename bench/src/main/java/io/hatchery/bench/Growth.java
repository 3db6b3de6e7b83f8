package io.hatchery.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a running server on this machine with leads and their history, and measures it at each size as its users meet it, over HTTP:
 * how fast events are taken, how soon lists and previews answer, and how long a newly published pattern takes to reach every lead.
 *
 * <pre>Growth port=8080 key=wk_… email=… password=… leads=10000,100000,1000000 events=5 rounds=20</pre>
 */
public final class Growth {
    private static final Pattern JOB =
            Pattern.compile("\"state\":\"(\\w+)\",\"done\":(\\d+)", Pattern.CASE_INSENSITIVE);

    /** What people look at in a day: addresses of lists. */
    private static final Map<String, String> LISTS = lists();

    /** What people ask in a day: conditions, for pages and previews. */
    private static final Map<String, String> CONDITIONS = conditions();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> given;
    private final URI base;

    private Growth(Map<String, String> given) {
        this.given = given;
        base = URI.create("http://127.0.0.1:" + given.getOrDefault("port", "8080"));
    }

    public static void main(String[] args) throws Exception {
        new Growth(LoadClient.given(args)).run();
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("everyone", "");
        lists.put("anonymous too", "known=all");
        lists.put("by engagement", "sort=-engagement");
        lists.put("one company's", "q=Company%20417");
        lists.put("one address", "q=load4711%40example.com");
        lists.put("one source", "source=google");
        return lists;
    }

    private static Map<String, String> conditions() {
        String form = "{\"type\":\"form.submitted\",\"where\":[]}";
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("a company", trait("company", "IS", "\"Company 417\""));
        asked.put("no one", trait("company", "IS", "\"Nobody & Sons\""));
        asked.put("part of a name", trait("company", "CONTAINS", "\"pany 41\""));
        asked.put(
                "a form in a month",
                "{\"kind\":\"happened\",\"pattern\":" + form
                        + ",\"times\":\"AT_LEAST\",\"n\":1,\"window\":{\"kind\":\"inLast\",\"duration\":\"P30D\"}}");
        asked.put("engagement of 40", "{\"kind\":\"scoreAtLeast\",\"dimension\":\"ENGAGEMENT\",\"points\":40}");
        asked.put(
                "a usual mix",
                "{\"kind\":\"all\",\"of\":[" + asked.get("a form in a month") + "," + asked.get("engagement of 40")
                        + ",{\"kind\":\"not\",\"of\":{\"kind\":\"stageIs\",\"stages\":[\"CUSTOMER\"]}}]}");
        return asked;
    }

    private static String trait(String field, String op, String value) {
        return "{\"kind\":\"trait\",\"field\":\"" + field + "\",\"op\":\"" + op + "\",\"values\":[" + value + "]}";
    }

    private void run() throws Exception {
        post(
                "/api/session",
                "{\"email\":\"" + given.get("email") + "\",\"password\":\"" + given.get("password") + "\"}");
        int rounds = Integer.parseInt(given.getOrDefault("rounds", "20"));
        int events = Integer.parseInt(given.getOrDefault("events", "5"));
        int before = 0;
        for (String size : given.getOrDefault("leads", "10000,100000").split(",", -1)) {
            int leads = Integer.parseInt(size);
            say("%,d leads", leads);
            LoadClient.load(
                    "port=" + given.getOrDefault("port", "8080"),
                    "key=" + given.get("key"),
                    "mode=batch",
                    "size=250",
                    "connections=8",
                    "seconds=3600",
                    "leads=" + leads,
                    "from=" + (long) events * before,
                    "events=" + (long) events * (leads - before));
            for (Map.Entry<String, String> list : LISTS.entrySet()) {
                time("list, " + list.getKey(), rounds, () -> get("/api/leads?limit=50&" + list.getValue()));
            }
            for (Map.Entry<String, String> asked : CONDITIONS.entrySet()) {
                String body = "{\"condition\":" + asked.getValue() + "}";
                String page =
                        "/api/leads?limit=50&condition=" + URLEncoder.encode(asked.getValue(), StandardCharsets.UTF_8);
                time("page, " + asked.getKey(), rounds, () -> get(page));
                time("estimate, " + asked.getKey(), rounds, () -> post("/api/segments/preview?quick=true", body));
                time("count, " + asked.getKey(), rounds, () -> post("/api/segments/preview", body));
            }
            publish(leads);
            before = leads;
        }
    }

    /** A pattern no playbook had, for which the history of every lead is read again. */
    private void publish(int leads) throws IOException, InterruptedException {
        String id = "growth-" + leads;
        String pattern =
                "{\"type\":\"asset.downloaded\",\"where\":[{\"path\":\"asset\",\"op\":\"IS\",\"values\":[\"white-paper-"
                        + leads % 7 + "\"]}]}";
        put(
                "/api/playbook/draft/segments/" + id,
                "{\"id\":\"" + id + "\",\"name\":\"" + id
                        + "\",\"description\":\"\",\"condition\":{\"kind\":\"happened\",\"pattern\":" + pattern
                        + ",\"times\":\"AT_LEAST\",\"n\":2,\"window\":{\"kind\":\"inLast\",\"duration\":\"P77D\"}}}");
        long from = System.nanoTime();
        post("/api/playbook/publish", "{\"note\":\"" + id + "\"}");
        long done = awaitRederivation();
        double seconds = (System.nanoTime() - from) / 1e9;
        say("  publish a new pattern: %,d leads in %.1f s = %,.0f leads/s", done, seconds, done / seconds);
    }

    /** How many leads it brought up. */
    private long awaitRederivation() throws IOException, InterruptedException {
        while (true) {
            Matcher job = JOB.matcher(get("/api/jobs?kind=rederivation&limit=1"));
            switch (job.find() ? job.group(1).toUpperCase(Locale.ROOT) : "") {
                case "DONE" -> {
                    return Long.parseLong(job.group(2));
                }
                case "FAILED", "CANCELLED" ->
                    throw new IllegalStateException("the new playbook did not reach all leads; see the server's log");
                default -> Thread.sleep(100);
            }
        }
    }

    private interface Request {
        String send() throws IOException, InterruptedException;
    }

    private static void time(String what, int rounds, Request request) throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        request.send();
        for (int i = 0; i < rounds; i++) {
            long from = System.nanoTime();
            request.send();
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(millis);
        say(
                "  %-28s p50 %6.0f ms, p95 %6.0f ms",
                what, Latencies.quantile(millis, 0.5), Latencies.quantile(millis, 0.95));
    }

    private static void say(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body)));
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(base.resolve(path)).PUT(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (cookies.getCookieStore().getCookies().isEmpty()) {
            client.send(HttpRequest.newBuilder(base.resolve("/api/setup")).build(), BodyHandlers.discarding());
        }
        List<HttpCookie> kept = cookies.getCookieStore().getCookies();
        kept.stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        HttpResponse<String> answer =
                client.send(request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
