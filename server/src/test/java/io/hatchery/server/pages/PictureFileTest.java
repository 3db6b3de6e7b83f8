package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.hatchery.server.Chromium;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureFileTest {
    /** As Chromium writes it from a canvas. */
    private static byte[] drawn(BrowserContext browser, String type, String fill, double quality) {
        String url = (String) browser.newPage().evaluate("""
                ([type, fill, quality]) => {
                  const c = document.createElement('canvas');
                  c.width = 321; c.height = 123;
                  const g = c.getContext('2d');
                  g.fillStyle = fill; g.fillRect(10, 10, 100, 50);
                  if (fill === 'opaque') { g.fillStyle = '#fff'; g.fillRect(0, 0, 321, 123); }
                  return c.toDataURL(type, quality);
                }""", new Object[] {type, fill, quality});
        return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
    }

    @Test
    void whatABrowserDrawsIsMeasured() {
        try (Chromium chromium = new Chromium();
                BrowserContext browser = chromium.visitor()) {
            for (String type : new String[] {"image/png", "image/jpeg", "image/webp"}) {
                for (String fill : new String[] {"opaque", "rgba(200, 0, 0, 0.5)"}) {
                    for (double quality : new double[] {0.8, 1}) {
                        assertThat(PictureFile.of(drawn(browser, type, fill, quality)))
                                .contains(new PictureFile(type, 321, 123));
                    }
                }
            }
        }
    }

    @Test
    void aLosslessWebpIsMeasured() {
        byte[] head = "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/".getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = java.util.Arrays.copyOf(head, 40);
        int packed = 320 | (122 << 14);
        for (int i = 0; i < 4; i++) {
            bytes[21 + i] = (byte) (packed >>> (8 * i));
        }
        assertThat(PictureFile.of(bytes)).contains(new PictureFile("image/webp", 321, 123));
    }

    @Test
    void anythingElseIsNoPicture() {
        Random random = new Random(3);
        for (int length : new int[] {0, 1, 11, 12, 29, 30, 500}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(PictureFile.of(bytes)).isEmpty();
        }
        assertThat(PictureFile.of(
                        "RIFF\0\0\0\0WEBPEVIL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
