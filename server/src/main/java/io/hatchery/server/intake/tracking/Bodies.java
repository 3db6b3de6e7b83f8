package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies, packed or not, and no more of them than is taken. */
public final class Bodies {
    private Bodies() {}

    /**
     * The body, unpacked.
     *
     * @param most bytes, unpacked
     * @throws io.hatchery.server.platform.ProblemException 413 when it is larger, 400 when it cannot be unpacked, 415 when it is packed in
     *     another way
     */
    public static byte[] read(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw Problems.tooLarge(most / 1024 + " KB");
        }
        String encoding = request.getHeader("Content-Encoding");
        byte[] body = switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> request.getInputStream().readNBytes(most + 1);
            case "gzip", "x-gzip" -> unpacked(request.getInputStream(), most);
            default -> throw Problems.badRequest("tracking-encoding", encoding);
        };
        if (body.length > most) {
            throw Problems.tooLarge(most / 1024 + " KB");
        }
        return body;
    }

    private static byte[] unpacked(InputStream packed, int most) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(packed, 8 * 1024)) {
            return in.readNBytes(most + 1);
        } catch (ZipException | EOFException notGzip) {
            throw Problems.badRequest("tracking-gzip");
        }
    }
}
