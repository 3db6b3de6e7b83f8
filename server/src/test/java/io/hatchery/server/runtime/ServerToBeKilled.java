package io.hatchery.server.runtime;

import io.hatchery.server.HatcheryApplication;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server in a process of its own that sends itself events and says on standard output which were acknowledged. */
final class ServerToBeKilled {
    static final int PEOPLE = 200;
    static final int EVENTS = 100_000;
    static final long SEED = 9;

    private ServerToBeKilled() {}

    public static void main(String[] args) {
        ConfigurableApplicationContext server = start(args);
        Events events = server.getBean(Events.class);
        List<Arrival> arrivals = new Crowd(SEED, PEOPLE).events("k-", EVENTS);
        Thread[] senders = new Thread[4];
        for (int i = 0; i < senders.length; i++) {
            int first = i;
            senders[i] = Thread.ofPlatform().start(() -> send(events, arrivals, first, senders.length));
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(HatcheryApplication.class).run(args);
    }

    private static void send(Events events, List<Arrival> arrivals, int first, int step) {
        for (int i = first; i < arrivals.size(); i += step) {
            Arrival arrival = arrivals.get(i);
            events.submit(arrival).join();
            System.out.println("ACK " + arrival.messageId());
        }
    }
}
