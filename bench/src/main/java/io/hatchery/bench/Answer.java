package io.hatchery.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * An HTTP/1.1 answer, its body forgotten.
 *
 * @param last whether the server closes the connection after it
 */
record Answer(int status, boolean last) {

    /** @throws IOException when the server closed the connection or speaks something else */
    static Answer read(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String name = header.toLowerCase(java.util.Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Integer.parseInt(name.substring(15).strip());
            } else if (name.startsWith("transfer-encoding:") && name.contains("chunked")) {
                chunked = true;
            } else if (name.startsWith("connection:") && name.contains("close")) {
                last = true;
            }
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), last);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
