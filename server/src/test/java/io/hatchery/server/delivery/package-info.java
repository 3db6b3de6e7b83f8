/** Tests of sending, on real SMTP and a real PostgreSQL. */
@NullMarked
package io.hatchery.server.delivery;

import org.jspecify.annotations.NullMarked;
