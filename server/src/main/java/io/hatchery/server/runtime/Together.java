package io.hatchery.server.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Works that do not wait for one another. */
final class Together {
    private Together() {}

    /**
     * Does all of them, so many at once at most, and answers in their order.
     *
     * @throws RuntimeException what the first that failed threw; the others are done all the same
     */
    static <T> List<T> all(List<Supplier<T>> works, int atOnce) {
        if (works.size() == 1) {
            return List.of(works.getFirst().get());
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            return works.stream().map(work -> CompletableFuture.supplyAsync(work, threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }
}
