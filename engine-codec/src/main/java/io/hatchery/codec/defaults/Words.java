package io.hatchery.codec.defaults;

/** Picks the operator's language. */
record Words(boolean chinese) {
    String of(String en, String zh) {
        return chinese ? zh : en;
    }
}
