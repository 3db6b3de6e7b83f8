package io.hatchery.server.intake.tracking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The script websites include. */
@RestController
class SnippetController {
    private final String script;

    SnippetController() throws IOException {
        script = new ClassPathResource("intake/snippet.js").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/snippet.js")
    ResponseEntity<String> snippet() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(script);
    }
}
