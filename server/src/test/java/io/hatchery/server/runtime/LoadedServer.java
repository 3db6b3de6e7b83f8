package io.hatchery.server.runtime;

import io.hatchery.server.access.WriteKeys;
import org.springframework.context.ConfigurableApplicationContext;

/** A server to be loaded over HTTP, on a database of its own that flushes every commit: {@code LoadedServer <folder>}. Says its port and a write key. */
final class LoadedServer {
    private LoadedServer() {}

    public static void main(String[] args) throws InterruptedException {
        ConfigurableApplicationContext server =
                ServerToBeKilled.start("--server.port=0", "--hatchery.data=" + args[0], "--logging.level.root=warn");
        int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String key = server.getBean(WriteKeys.class).create("load").key();
        System.out.println("READY port=" + port + " key=" + key);
        Thread.currentThread().join();
    }
}
