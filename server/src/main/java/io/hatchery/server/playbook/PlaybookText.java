package io.hatchery.server.playbook;

import io.hatchery.codec.PlaybookYaml;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Playbooks as YAML, at the API's edge. */
final class PlaybookText {
    static final String MEDIA_TYPE = "application/yaml";

    private static final int MOST_BYTES = 3 * PlaybookYaml.LONGEST;

    private PlaybookText() {}

    static String write(Playbook playbook, List<String> header) {
        return PlaybookYaml.write(
                playbook, header.stream().filter(line -> !line.isBlank()).toList());
    }

    /** @throws io.hatchery.server.platform.ProblemException 400 with line, column and a way out; 413 when it is too long */
    static Playbook read(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Problems.tooLarge("12 MB");
        }
        return switch (PlaybookYaml.read(decoded(body))) {
            case PlaybookYaml.Ok(Playbook playbook) -> playbook;
            case PlaybookYaml.Refused refused ->
                throw Problems.invalid(List.of(Fault.of(
                        refused.place(),
                        "yaml-"
                                + refused.wrong()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        refused.line(),
                        refused.column(),
                        refused.message())));
        };
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problems.invalid("", "yaml-encoding");
        }
    }
}
