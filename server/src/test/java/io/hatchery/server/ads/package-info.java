@NullMarked
package io.hatchery.server.ads;

import org.jspecify.annotations.NullMarked;
