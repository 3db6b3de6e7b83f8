package io.hatchery.server.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What a file is by its own first bytes, without unpacking it.
 *
 * @param type its media type
 * @param width in pixels
 * @param height in pixels
 */
record PictureFile(String type, int width, int height) {
    private static final Map<String, String> TYPES =
            Map.of("png", "image/png", "jpeg", "image/jpeg", "gif", "image/gif");

    /** Bytes of a WebP before its size has been told. */
    private static final int WEBP_HEAD = 30;

    /** Empty when it is no PNG, JPEG, GIF or WebP. */
    static Optional<PictureFile> of(byte[] bytes) {
        return bytes.length >= WEBP_HEAD
                        && ascii(bytes, 0).equals("RIFF")
                        && ascii(bytes, 8).equals("WEBP")
                ? webp(bytes)
                : known(bytes);
    }

    private static Optional<PictureFile> known(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                String type = TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
                reader.setInput(in);
                return type == null
                        ? Optional.empty()
                        : Optional.of(new PictureFile(type, reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** By RFC 9649, “WebP Image Format”: a lossy picture, a lossless one, or one with more to it, such as transparency. */
    private static Optional<PictureFile> webp(byte[] bytes) {
        return switch (ascii(bytes, 12)) {
            case "VP8 " ->
                Optional.of(
                        new PictureFile("image/webp", number(bytes, 26, 2) & 0x3fff, number(bytes, 28, 2) & 0x3fff));
            case "VP8L" -> {
                int packed = number(bytes, 21, 4);
                yield Optional.of(new PictureFile("image/webp", (packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1));
            }
            case "VP8X" ->
                Optional.of(new PictureFile("image/webp", number(bytes, 24, 3) + 1, number(bytes, 27, 3) + 1));
            default -> Optional.empty();
        };
    }

    private static String ascii(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }

    /** The least byte first. */
    private static int number(byte[] bytes, int at, int many) {
        int number = 0;
        for (int i = many - 1; i >= 0; i--) {
            number = number << 8 | (bytes[at + i] & 0xff);
        }
        return number;
    }
}
