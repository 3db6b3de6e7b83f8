package io.hatchery.server.delivery;

/** What came of giving a message to an SMTP server. */
sealed interface Handing {

    /** The server has taken it. */
    record Taken(String reply) implements Handing {}

    /** The server said no in words, so it has not taken it. */
    record Refused(SmtpReply reply) implements Handing {}

    /** The server could not be reached, or was lost before it had the whole message: it cannot have taken it. */
    record NotReached(Trouble trouble, String why) implements Handing {}

    /** The whole message was given and the answer was lost: it may have been taken. */
    record AnswerLost(String why) implements Handing {}

    /** What keeps a server from being reached. */
    enum Trouble {
        HOST_UNKNOWN,
        NO_ANSWER,
        TLS,
        SIGN_IN,
        LOST
    }

    /** It was not given, because someone else has it or gave it already. */
    record NotOurs() implements Handing {}
}
