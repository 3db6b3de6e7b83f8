package io.hatchery.server.platform;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws an address as a QR code that a quarter of damage does not spoil. */
public final class QrPicture {
    private static final int QUIET = 4;

    private final BitMatrix cells;

    private QrPicture(BitMatrix cells) {
        this.cells = cells;
    }

    public static QrPicture of(String address) {
        try {
            return new QrPicture(new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    QUIET)));
        } catch (WriterException e) {
            throw new IllegalStateException("An address fits into a QR code", e);
        }
    }

    /** As lines of squares, sharp at any size. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < cells.getHeight(); y++) {
            int x = 0;
            while (x < cells.getWidth()) {
                int from = x;
                while (x < cells.getWidth() && cells.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from)
                            .append("v1h-");
                    path.append(x - from).append('z');
                }
                x++;
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + cells.getWidth() + " " + cells.getHeight()
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + cells.getWidth() + "v"
                + cells.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }

    /** @param size edge in pixels; made a whole number of pixels a cell, at least one */
    public byte[] png(int size) {
        int scale = Math.max(1, size / cells.getWidth());
        int edge = cells.getWidth() * scale;
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                image.setRGB(x, y, cells.get(x / scale, y / scale) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
