package io.hatchery.server.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** A captured message taken apart, as a mail program would. */
record CapturedView(List<Header> headers, String subject, String html, String text, int bytes) {
    CapturedView {
        headers = List.copyOf(headers);
    }

    record Header(String name, String value) {}

    static CapturedView of(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            List<Header> headers = new ArrayList<>();
            for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new Header(header.getName(), header.getValue().replaceAll("\\r?\\n\\s+", " ")));
            }
            String html = "";
            String text = "";
            if (message.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    if (part.isMimeType("text/html")) {
                        html = withoutPixel(String.valueOf(part.getContent()));
                    } else if (part.isMimeType("text/plain")) {
                        text = String.valueOf(part.getContent());
                    }
                }
            }
            String subject = message.getSubject();
            return new CapturedView(headers, subject == null ? "" : subject, html, text, raw.length);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A captured message cannot be read", e);
        }
    }

    /** Looking at a message here is not opening it. */
    private static String withoutPixel(String html) {
        return html.replaceAll("<img[^>]{0,200}/t/o/[^>]{0,200}>", "");
    }
}
