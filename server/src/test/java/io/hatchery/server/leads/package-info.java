/** Tests of leads: rows, lists, pages, segments. */
@NullMarked
package io.hatchery.server.leads;

import org.jspecify.annotations.NullMarked;
