/** Identity: what makes an e-mail address or a phone number the same one, however it was written. */
@NamedInterface("identity")
@NullMarked
package io.hatchery.server.intake.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
