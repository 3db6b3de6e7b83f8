/** Names of companies taken apart, and how likely two accounts are the same company, or of one group. Pure. */
@NullMarked
package io.hatchery.server.leads.company;

import org.jspecify.annotations.NullMarked;
