/** Touch: where a visit came from, read from campaign parameters, click ids and referrers. */
@NamedInterface("touch")
@NullMarked
package io.hatchery.server.intake.touch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
