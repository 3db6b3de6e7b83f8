/** Stories: whole lives told in a real browser, on a real server, with real mail. */
@NullMarked
package io.hatchery.server.story;

import org.jspecify.annotations.NullMarked;
