@NullMarked
package io.hatchery.server.leads.company;

import org.jspecify.annotations.NullMarked;
