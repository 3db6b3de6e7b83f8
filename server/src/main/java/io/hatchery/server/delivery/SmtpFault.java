package io.hatchery.server.delivery;

import jakarta.mail.AuthenticationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads what a transport throws. */
final class SmtpFault {
    private SmtpFault() {}

    static Handing ofConnecting(Exception error) {
        String why = error instanceof AuthenticationFailedException
                ? "the server does not accept user and password: " + message(error)
                : message(error);
        return new Handing.NotReached(why);
    }

    /**
     * What became of a message.
     *
     * @param written whether all of it was written
     */
    static Handing ofSending(Exception error, boolean written) {
        for (Throwable at = error; at != null; at = next(at)) {
            if (at instanceof SMTPAddressFailedException refused) {
                return new Handing.Refused(SmtpReply.of(refused.getReturnCode(), message(refused)));
            }
            if (at instanceof SMTPSenderFailedException refused) {
                return new Handing.Refused(SmtpReply.of(refused.getReturnCode(), message(refused)));
            }
        }
        if (error instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
            return new Handing.Refused(SmtpReply.of(refused.getReturnCode(), message(refused)));
        }
        return written ? new Handing.AnswerLost(message(error)) : new Handing.NotReached(message(error));
    }

    private static @Nullable Throwable next(Throwable error) {
        Throwable next = error instanceof jakarta.mail.MessagingException one && one.getNextException() != null
                ? one.getNextException()
                : error.getCause();
        return next;
    }

    private static String message(Throwable error) {
        StringBuilder words = new StringBuilder(String.valueOf(error.getMessage()));
        Throwable cause = error.getCause();
        if (cause != null && cause.getMessage() != null && !words.toString().contains(cause.getMessage())) {
            words.append(": ").append(cause.getMessage());
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
