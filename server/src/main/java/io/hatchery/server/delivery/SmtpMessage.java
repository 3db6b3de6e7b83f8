package io.hatchery.server.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A finished message on its way through a transport, that knows how far it has come. A server takes a message only with the line
 * that ends its text, so until all of it is written nothing can have gone out.
 */
final class SmtpMessage extends SMTPMessage {
    private static final Session SESSION = Session.getInstance(new Properties());

    /** How far it has come. */
    enum Progress {
        NOT_BEGUN,
        /** Someone else has it: nothing was written. */
        DECLINED,
        BEGUN,
        WRITTEN
    }

    private final byte[] raw;
    private final BooleanSupplier handing;
    private Progress progress = Progress.NOT_BEGUN;

    SmtpMessage(byte[] raw, String envelopeFrom, BooleanSupplier handing) throws MessagingException {
        super(SESSION, new ByteArrayInputStream(raw));
        this.raw = raw;
        this.handing = handing;
        setEnvelopeFrom(envelopeFrom);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignore) throws IOException, MessagingException {
        if (!handing.getAsBoolean()) {
            progress = Progress.DECLINED;
            throw new IOException("not ours to give");
        }
        progress = Progress.BEGUN;
        // from the first byte that may still lie in a buffer to the last, all is lost with the connection
        out.write(raw);
        progress = Progress.WRITTEN;
    }
}
