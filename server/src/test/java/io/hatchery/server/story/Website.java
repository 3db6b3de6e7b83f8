package io.hatchery.server.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The company's own site, somewhere else on the web, with the snippet on every page. */
final class Website implements AutoCloseable {
    private final HttpServer server;
    private final String snippet;

    Website(String hatchery, String writeKey) throws IOException {
        this.snippet = "<script async src='" + hatchery + "/snippet.js' data-key='" + writeKey + "'></script>";
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = exchange.getRequestURI().getPath().equals("/demo") ? FORM : "<h1>Smart factory</h1>";
        byte[] html = ("<!doctype html><html><head><title>Smart factory</title>" + snippet + "</head><body>" + body
                        + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
        exchange.close();
    }

    private static final String FORM = """
            <form data-hatchery-form="demo" onsubmit="event.preventDefault();
                setTimeout(function () { hatchery('track', 'demo.requested', {form: 'demo'}) }, 300)">
              <input name="email"><input name="name"><input name="phone"><input name="company">
              <input name="jobLevel" value="director"><button>Send</button>
            </form>""";

    @Override
    public void close() {
        server.stop(0);
    }
}
