package io.hatchery.engine.journey;

import io.hatchery.engine.contact.Sending;
import io.hatchery.engine.lifecycle.Moving;
import io.hatchery.engine.trait.Learning;

/** The deciders through which journeys change a lead: what a journey does is checked like what a person does. */
public record Hands(Learning learning, Moving moving, Adjusting scores, Sending sending) {}
