package io.hatchery.server.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers as a test says, down to hanging up in the middle. It keeps no mail but counts what it took. */
final class ScriptedSmtp implements AutoCloseable {
    /** What it does at one point of the talk. */
    record Script(String atRecipient, String atData, String atEnd) {
        static final Script FINE = new Script("250 2.1.5 ok", "354 go on", "250 2.0.0 taken");
        /** Ends the connection without a word. */
        static final String HANG_UP = "";

        Script recipient(String reply) {
            return new Script(reply, atData, atEnd);
        }

        Script data(String reply) {
            return new Script(atRecipient, reply, atEnd);
        }

        Script end(String reply) {
            return new Script(atRecipient, atData, reply);
        }
    }

    private final ServerSocket socket;
    private final AtomicInteger taken = new AtomicInteger();
    private final List<Socket> visitors = new CopyOnWriteArrayList<>();
    private volatile Script script = Script.FINE;

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    void plays(Script next) {
        script = next;
    }

    /** How many messages came in whole. */
    int taken() {
        return taken.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                visitors.add(visitor);
                Thread.ofVirtual().start(() -> talk(visitor));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket visitor) {
        try (visitor;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = visitor.getOutputStream()) {
            say(out, "220 scripted");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!answer(line, in, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private boolean answer(String line, BufferedReader in, OutputStream out) throws IOException {
        String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        return switch (command) {
            case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
            case "RCPT" -> say(out, script.atRecipient());
            case "DATA" -> say(out, script.atData()) && (!script.atData().startsWith("354") || text(in, out));
            case "QUIT" -> {
                say(out, "221 bye");
                yield false;
            }
            default -> say(out, "500 what");
        };
    }

    private boolean text(BufferedReader in, OutputStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                taken.incrementAndGet();
                return say(out, script.atEnd());
            }
        }
        return false;
    }

    private static boolean say(OutputStream out, String reply) throws IOException {
        if (reply.isEmpty()) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket visitor : visitors) {
                visitor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
