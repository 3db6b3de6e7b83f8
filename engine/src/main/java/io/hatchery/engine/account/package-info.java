/** The account a lead works for, as the lead sees it, and how accounts are scored from their leads. */
@NullMarked
package io.hatchery.engine.account;

import org.jspecify.annotations.NullMarked;
