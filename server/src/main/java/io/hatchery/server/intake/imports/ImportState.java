package io.hatchery.server.intake.imports;

/** Where an import stands. */
enum ImportState {
    /** The file is there, nothing was taken from it. */
    UPLOADED,
    RUNNING,
    DONE,
    /** It broke off; starting it again goes on where it stopped. */
    FAILED,
    /** Somebody stopped it; starting it again goes on where it stopped. */
    CANCELLED,
    /** What it told is being taken back. */
    UNDOING,
    /** What it told never was. */
    UNDONE
}
