package io.hatchery.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole server on a real PostgreSQL and a random port. The database is emptied and every {@link
 * io.hatchery.server.platform.Seed} planted again before each test class; the clock is a {@link TestClock}, moved by hand. Ask for
 * {@link Console} in a test's constructor or fields to speak HTTP with it.
 *
 * <p>Test classes with the same configuration share one server. One that adds beans or properties gets a server and a database of its
 * own, on the same PostgreSQL: do so rarely.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(HatcheryTestConfiguration.class)
@TestExecutionListeners(
        listeners = EmptyDatabase.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface HatcheryTest {}
