@NullMarked
package io.hatchery.server.consent;

import org.jspecify.annotations.NullMarked;
