package io.hatchery.server.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Connections to the SMTP server in use, at most {@value #CONNECTIONS}, kept for the next message. */
final class SmtpGate implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final String CONNECT_TIMEOUT = "10000";
    private static final String TALK_TIMEOUT = "60000";

    private final EmailSettings settings;
    private final Semaphore places = new Semaphore(CONNECTIONS, true);
    private final Deque<SMTPTransport> idle = new ArrayDeque<>();

    SmtpGate(EmailSettings settings) {
        this.settings = settings;
    }

    EmailSettings settings() {
        return settings;
    }

    /**
     * Gives a message to the server.
     *
     * @param handing asked when the server is ready for the text, the last moment at which nothing has been given; false stops
     */
    Handing give(byte[] raw, String envelopeFrom, MailAddress to, BooleanSupplier handing) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handing.NotReached(Handing.Trouble.LOST, "the server is shutting down");
        }
        try {
            return giveOnce(raw, envelopeFrom, to, handing);
        } finally {
            places.release();
        }
    }

    private Handing giveOnce(byte[] raw, String envelopeFrom, MailAddress to, BooleanSupplier handing) {
        SMTPTransport transport;
        try {
            transport = connected();
        } catch (MessagingException e) {
            return SmtpFault.ofConnecting(e);
        }
        try {
            SmtpMessage message = new SmtpMessage(raw, envelopeFrom, handing);
            Handing outcome = send(transport, message, to);
            if (outcome instanceof Handing.Taken || outcome instanceof Handing.Refused) {
                giveBack(transport);
            } else {
                close(transport);
            }
            return outcome;
        } catch (MessagingException e) {
            close(transport);
            return new Handing.NotReached(Handing.Trouble.LOST, String.valueOf(e.getMessage()));
        }
    }

    private static Handing send(SMTPTransport transport, SmtpMessage message, MailAddress to)
            throws MessagingException {
        InternetAddress[] recipient = {new InternetAddress(to.address())};
        try {
            transport.sendMessage(message, recipient);
            return new Handing.Taken(reply(transport));
        } catch (MessagingException | RuntimeException e) {
            return switch (message.progress()) {
                case DECLINED -> new Handing.NotOurs();
                case NOT_BEGUN, BEGUN -> SmtpFault.ofSending(e, false);
                case WRITTEN -> SmtpFault.ofSending(e, true);
            };
        }
    }

    private static String reply(SMTPTransport transport) {
        String reply = transport.getLastServerResponse();
        return reply == null
                ? ""
                : SmtpReply.of(transport.getLastReturnCode(), reply).toString();
    }

    private SMTPTransport connected() throws MessagingException {
        for (SMTPTransport kept = takeIdle(); kept != null; kept = takeIdle()) {
            if (kept.isConnected()) {
                return kept;
            }
            close(kept);
        }
        SMTPTransport transport = transport();
        boolean anonymous = settings.user().isEmpty();
        transport.connect(
                settings.host(),
                settings.port(),
                anonymous ? null : settings.user(),
                anonymous || settings.password() == null
                        ? null
                        : settings.password().value());
        return transport;
    }

    private SMTPTransport transport() throws NoSuchProviderException {
        boolean tls = settings.security() == EmailSettings.Security.TLS;
        String protocol = tls ? "smtps" : "smtp";
        return (SMTPTransport)
                Session.getInstance(properties("mail." + protocol + ".")).getTransport(protocol);
    }

    private Properties properties(String prefix) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_TIMEOUT);
        properties.setProperty(prefix + "timeout", TALK_TIMEOUT);
        properties.setProperty(prefix + "writetimeout", TALK_TIMEOUT);
        properties.setProperty(
                prefix + "auth", Boolean.toString(!settings.user().isEmpty()));
        boolean starttls = settings.security() == EmailSettings.Security.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(starttls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(starttls));
        boolean verified = settings.certificate() == EmailSettings.Certificate.VERIFIED;
        properties.setProperty(prefix + "ssl.checkserveridentity", Boolean.toString(verified));
        if (!verified) {
            properties.setProperty(prefix + "ssl.trust", "*");
        }
        properties.setProperty(prefix + "localhost", settings.domain());
        properties.setProperty(prefix + "dsn.notify", "FAILURE,DELAY");
        properties.setProperty(prefix + "dsn.ret", "HDRS");
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "sendpartial", "false");
        return properties;
    }

    private synchronized @Nullable SMTPTransport takeIdle() {
        return idle.pollLast();
    }

    private synchronized void giveBack(SMTPTransport transport) {
        idle.addLast(transport);
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it was lost already
        }
    }

    @Override
    public synchronized void close() {
        idle.forEach(SmtpGate::close);
        idle.clear();
    }
}
