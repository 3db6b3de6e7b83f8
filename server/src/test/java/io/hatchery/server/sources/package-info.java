@NullMarked
package io.hatchery.server.sources;

import org.jspecify.annotations.NullMarked;
