package io.hatchery.server.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A simulated server's way to the database, on which whoever simulates may pull before and after every statement. */
final class Wire extends AbstractDataSource {
    private final Connection line;
    private final Fates fates;
    private boolean dead;

    /** @param line a real connection, handed from one wire to the next when a server dies */
    Wire(Connection line, Fates fates) {
        this.line = line;
        this.fates = fates;
    }

    /** Decides what becomes of each statement. */
    interface Fates {
        /** @param lasting whether the statement is, or brings, a commit */
        Fate next(boolean lasting);

        /** Locks were released, and others may run on. */
        void released();
    }

    /** What becomes of a statement. */
    enum Fate {
        DONE,
        /** The server dies first; the database rolls back. */
        CRASH_BEFORE,
        /** The statement is done, and the server dies. */
        CRASH_AFTER,
        /** The connection breaks first. */
        LOST_BEFORE,
        /** The statement is done, and the connection breaks before the answer. */
        LOST_AFTER,
        /** The database asks to try the transaction again. */
        BUSY
    }

    /** The server is no more. Nothing in it can catch this. */
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1;

        Crashed() {
            super("crashed", null, false, false);
        }
    }

    boolean isDead() {
        return dead;
    }

    /** Pulls the plug; what the server was doing is rolled back. */
    Crashed crash() {
        dead = true;
        release();
        return new Crashed();
    }

    private void release() {
        try {
            if (!line.getAutoCommit()) {
                line.rollback();
                line.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The simulation's own connection broke", e);
        }
        fates.released();
    }

    @Override
    public Connection getConnection() {
        return new Handle().connection();
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    /** A connection as the server sees it; once lost, it stays so. */
    private final class Handle implements InvocationHandler {
        private boolean lost;

        Connection connection() {
            return (Connection)
                    Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (!dead && !lost) {
                        release();
                    }
                    return null;
                }
                case "isClosed" -> {
                    return lost;
                }
                default -> standing();
            }
            return switch (method.getName()) {
                case "commit" -> through(true, () -> call(line, method, args));
                case "rollback" -> {
                    Object nothing = call(line, method, args);
                    fates.released();
                    yield nothing;
                }
                case "prepareStatement" -> statement(PreparedStatement.class, (Statement) call(line, method, args));
                case "createStatement" -> statement(Statement.class, (Statement) call(line, method, args));
                default -> call(line, method, args);
            };
        }

        private void standing() throws SQLException {
            if (dead) {
                throw new Crashed();
            }
            if (lost) {
                throw new SQLException("the connection is gone", "08003");
            }
        }

        private Object statement(Class<? extends Statement> type, @Nullable Object real) {
            return Proxy.newProxyInstance(
                    Wire.class.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, args) -> method.getName().startsWith("execute")
                            ? through(line.getAutoCommit(), () -> call(real, method, args))
                            : call(real, method, args));
        }

        private @Nullable Object through(boolean lasting, Call call) throws Throwable {
            standing();
            Fate fate = fates.next(lasting);
            standing();
            switch (fate) {
                case CRASH_BEFORE -> throw crash();
                case LOST_BEFORE -> throw lose();
                case BUSY -> {
                    release();
                    throw new SQLException("could not serialize access", "40001");
                }
                case DONE, CRASH_AFTER, LOST_AFTER -> {}
            }
            Object result = call.make();
            if (lasting) {
                fates.released();
            }
            return switch (fate) {
                case CRASH_AFTER -> throw crash();
                case LOST_AFTER -> throw lose();
                case DONE, CRASH_BEFORE, LOST_BEFORE, BUSY -> result;
            };
        }

        private SQLException lose() {
            lost = true;
            release();
            return new SQLException("the connection broke", "08006");
        }
    }

    private interface Call {
        @Nullable Object make() throws Throwable;
    }

    private static @Nullable Object call(@Nullable Object target, Method method, Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
