package io.hatchery.server.delivery;

import jakarta.mail.AuthenticationFailedException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads what a transport throws. */
final class SmtpFault {
    private SmtpFault() {}

    static Handing ofConnecting(Exception error) {
        return new Handing.NotReached(trouble(error), message(error));
    }

    private static Handing.Trouble trouble(Exception error) {
        if (error instanceof AuthenticationFailedException) {
            return Handing.Trouble.SIGN_IN;
        }
        for (Throwable at = error; at != null; at = next(at)) {
            if (at instanceof UnknownHostException) {
                return Handing.Trouble.HOST_UNKNOWN;
            }
            if (at instanceof SSLException || String.valueOf(at.getMessage()).contains("STARTTLS")) {
                return Handing.Trouble.TLS;
            }
        }
        return Handing.Trouble.NO_ANSWER;
    }

    /**
     * What became of a message.
     *
     * @param written whether all of it was written
     */
    static Handing ofSending(Exception error, boolean written) {
        for (Throwable at = error; at != null; at = next(at)) {
            int code = code(at);
            if (code >= 400) {
                return new Handing.Refused(SmtpReply.of(code, message(at)));
            }
        }
        return written
                ? new Handing.AnswerLost(message(error))
                : new Handing.NotReached(Handing.Trouble.LOST, message(error));
    }

    /** The code of a refusal in words; less than 400 when the server said nothing. */
    private static int code(Throwable error) {
        return switch (error) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            case Throwable other -> 0;
        };
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
