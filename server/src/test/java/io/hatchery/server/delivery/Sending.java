package io.hatchery.server.delivery;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;

import io.hatchery.engine.Effect;
import io.hatchery.server.delivery.EmailSettings.Certificate;
import io.hatchery.server.delivery.EmailSettings.Mode;
import io.hatchery.server.delivery.EmailSettings.Security;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Receipt;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What tests of sending begin with. */
final class Sending {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Sending() {}

    static EmailSettings smtp(int port) {
        return smtp(port, Security.NONE, "", null);
    }

    static EmailSettings smtp(int port, Security security, String user, @Nullable String password) {
        return new EmailSettings(
                Mode.SMTP,
                "127.0.0.1",
                port,
                security,
                Certificate.ANY,
                user,
                password == null ? null : new Secret(password),
                "Acme 云帆",
                "news@acme.example",
                "hello@acme.example",
                "bounce@acme.example",
                "https://mail.acme.example",
                "https://www.acme.example",
                "1 Road",
                1000);
    }

    static EmailSettings in(Mode mode) {
        EmailSettings smtp = smtp(25);
        return new EmailSettings(
                mode,
                smtp.host(),
                smtp.port(),
                smtp.security(),
                smtp.certificate(),
                "",
                null,
                smtp.fromName(),
                smtp.fromAddress(),
                smtp.replyTo(),
                smtp.bounceAddress(),
                smtp.baseUrl(),
                smtp.website(),
                smtp.postalAddress(),
                10);
    }

    static EmailSettings paced(EmailSettings it, int perSecond) {
        return new EmailSettings(
                it.mode(),
                it.host(),
                it.port(),
                it.security(),
                it.certificate(),
                it.user(),
                it.password(),
                it.fromName(),
                it.fromAddress(),
                it.replyTo(),
                it.bounceAddress(),
                it.baseUrl(),
                it.website(),
                it.postalAddress(),
                perSecond);
    }

    /** A lead with this name and an address of its own. */
    static Person person(Events events, String name) {
        String address = "lead" + COUNT.incrementAndGet() + "@customer.example";
        Receipt receipt = events.accept(List.of(anArrival("person-" + address)
                        .by(email(address))
                        .of("identify")
                        .trait("email", address)
                        .trait("name", name)
                        .build()))
                .getFirst();
        return new Person(((Receipt.Concluded) receipt).lead(), address);
    }

    record Person(long lead, String address) {}

    static Effect.Send wish(Person person) {
        return wish(person, "welcome-1");
    }

    static Effect.Send wish(Person person, String content) {
        return new Effect.Send(
                "wish-" + COUNT.incrementAndGet(), person.lead(), "email", content, "journey:welcome/hello");
    }
}
