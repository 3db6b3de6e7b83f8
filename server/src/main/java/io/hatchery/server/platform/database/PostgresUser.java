package io.hatchery.server.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, so a server started as root lends it another user: the owner
 * of the cluster when there is one, else {@code nobody}, else any user with a line in {@code passwd}, which initdb needs.
 */
sealed interface PostgresUser {

    /** The command, run as this user, told to end when the thread that starts it ends. */
    List<String> run(Path folder, List<String> command) throws IOException;

    /** Makes a file or folder this user's own. */
    void own(Path path) throws IOException;

    /** The user for a cluster in this folder. */
    static PostgresUser of(Path folder) throws IOException {
        Path self = Path.of("/proc/self");
        if (!Files.exists(self)) {
            return new Plain();
        }
        if ((int) Files.getAttribute(self, "unix:uid") != 0) {
            return Files.isExecutable(SETPRIV) ? new Same() : new Plain();
        }
        if (!Files.isExecutable(SETPRIV)) {
            throw new IllegalStateException(
                    "PostgreSQL may not run as root and setpriv (package util-linux) is missing."
                            + " Install it, or run the server as an ordinary user, or set HATCHERY_DB_URL.");
        }
        int owner = Files.exists(folder) ? (int) Files.getAttribute(folder, "unix:uid") : 0;
        return new Lent(owner != 0 ? owner : someone());
    }

    Path SETPRIV = Path.of("/usr/bin/setpriv");

    private static int someone() throws IOException {
        List<String[]> lines = Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(line -> line.length > 3 && line[2].matches("[1-9][0-9]*"))
                .toList();
        OptionalInt nobody = lines.stream()
                .filter(line -> line[0].equals("nobody"))
                .mapToInt(line -> Integer.parseInt(line[2]))
                .findFirst();
        return nobody.orElseGet(() -> lines.stream()
                .mapToInt(line -> Integer.parseInt(line[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL may not run as root and there is no other user in /etc/passwd")));
    }

    /** The server's own user, where nothing can tie the database's life to ours. */
    record Plain() implements PostgresUser {
        @Override
        public List<String> run(Path folder, List<String> command) {
            return command;
        }

        @Override
        public void own(Path path) {}
    }

    /** The server's own user. */
    record Same() implements PostgresUser {
        @Override
        public List<String> run(Path folder, List<String> command) {
            return join(List.of("setsid", SETPRIV.toString(), "--pdeathsig=INT"), command);
        }

        @Override
        public void own(Path path) {}
    }

    /** Another user than root, who started the server. */
    record Lent(int uid) implements PostgresUser {
        @Override
        public List<String> run(Path folder, List<String> command) throws IOException {
            List<String> lend = new ArrayList<>(List.of("setsid", SETPRIV.toString()));
            lend.addAll(List.of("--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--pdeathsig=INT"));
            if (!reachable(folder)) {
                // A folder above is closed to others (say /root): let this one program pass file permissions, no more.
                lend.addAll(List.of(
                        "--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
            }
            return join(lend, command);
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }

        private static boolean reachable(Path folder) throws IOException {
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                if (Files.exists(above)
                        && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
