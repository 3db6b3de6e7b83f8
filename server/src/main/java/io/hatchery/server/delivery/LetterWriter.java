package io.hatchery.server.delivery;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** Writes letters as RFC 5322 messages, signed when there is a key. */
final class LetterWriter {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String UTF_8 = "UTF-8";
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Reply-To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-ID",
            "Feedback-ID");

    private LetterWriter() {}

    /** Something in a letter would break out of its header. */
    static final class HeaderInjection extends RuntimeException {
        private static final long serialVersionUID = 1;

        HeaderInjection(String header) {
            super("The header " + header + " may not hold line breaks or control characters", null, false, false);
        }
    }

    /**
     * The message, ready for the wire: lines end in CRLF, all bytes are ASCII.
     *
     * @throws HeaderInjection when a header would hold a line break
     */
    static byte[] write(Letter letter, Instant date, @Nullable DkimKey key) {
        refuseControl(letter);
        try {
            MimeMessage message = compose(letter, date);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (key == null) {
                message.writeTo(out);
            } else {
                new DkimMessage(message, signer(key)).writeTo(out);
            }
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The message could not be written", e);
        }
    }

    private static MimeMessage compose(Letter letter, Instant date) throws MessagingException, IOException {
        MimeMessage message = new OwnId(letter.messageId());
        message.setFrom(new InternetAddress(letter.fromAddress(), letter.fromName(), UTF_8));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to().address(), letter.toName(), UTF_8));
        if (!letter.replyTo().isEmpty()) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(letter.replyTo())});
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(date));
        Letter.Unsubscribe unsubscribe = letter.unsubscribe();
        if (unsubscribe == null) {
            message.setHeader("Auto-Submitted", "auto-generated");
        } else {
            addListHeaders(message, unsubscribe);
        }
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.text(), "plain"));
        parts.addBodyPart(part(letter.html(), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static void addListHeaders(MimeMessage message, Letter.Unsubscribe unsubscribe)
            throws MessagingException, IOException {
        message.setHeader("List-Unsubscribe", "<" + unsubscribe.url() + ">");
        if (unsubscribe.oneClick()) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        String name = MimeUtility.encodeWord(unsubscribe.listName(), UTF_8, "Q");
        message.setHeader("List-ID", (name.isBlank() ? "" : name + " ") + "<" + unsubscribe.listId() + ">");
        message.setHeader("Feedback-ID", unsubscribe.feedbackId());
        message.setHeader("Precedence", "bulk");
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static DkimSigner signer(DkimKey key) throws MessagingException {
        DkimSigner signer = new DkimSigner(key.domain(), key.selector(), key.privateKey());
        signer.setHeaderCanonicalization(Canonicalization.RELAXED);
        signer.setBodyCanonicalization(Canonicalization.RELAXED);
        signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
        signer.setLengthParam(false);
        signer.setCheckDomainKey(false);
        SIGNED.forEach(signer::addHeaderToSign);
        return signer;
    }

    private static void refuseControl(Letter letter) {
        refuseControl("Subject", letter.subject());
        refuseControl("From", letter.fromName() + letter.fromAddress());
        refuseControl("To", letter.toName() + letter.to().address());
        refuseControl("Reply-To", letter.replyTo());
        refuseControl("Message-ID", letter.messageId());
        Letter.Unsubscribe unsubscribe = letter.unsubscribe();
        if (unsubscribe != null) {
            refuseControl("List-Unsubscribe", unsubscribe.url());
            refuseControl("List-ID", unsubscribe.listName() + unsubscribe.listId());
            refuseControl("Feedback-ID", unsubscribe.feedbackId());
        }
    }

    private static void refuseControl(String header, String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new HeaderInjection(header);
        }
    }

    /** Keeps the id it is given, where Angus would make one of the machine's name. */
    private static final class OwnId extends MimeMessage {
        private final String id;

        OwnId(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
