package io.hatchery.server.intake.csv;

import java.nio.charset.Charset;

/** How a file is written: its character set and what parts its cells. */
public record Sniffed(Charset charset, char delimiter) {}
