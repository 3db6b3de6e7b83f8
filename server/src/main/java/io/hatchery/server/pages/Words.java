package io.hatchery.server.pages;

import java.util.Locale;

/** A text in both languages. */
record Words(String en, String zh) {
    static final Words NONE = new Words("", "");

    /** In this language, or in the other when it was written in one only. */
    String in(Locale language) {
        boolean chinese = language.getLanguage().equals("zh");
        String wanted = chinese ? zh : en;
        return wanted.isBlank() ? chinese ? en : zh : wanted;
    }

    boolean isBlank() {
        return en.isBlank() && zh.isBlank();
    }

    int length() {
        return Math.max(en.length(), zh.length());
    }
}
