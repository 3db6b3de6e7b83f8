package io.hatchery.server.platform;

import java.util.Comparator;
import java.util.List;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Plants every module's {@link Seed} at start. */
@Component
public final class Seeds implements SmartInitializingSingleton {
    private final ObjectProvider<Seed> seeds;

    Seeds(ObjectProvider<Seed> seeds) {
        this.seeds = seeds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        plantAll();
    }

    /** Plants them all, again if need be. */
    public void plantAll() {
        List<Seed> sorted = seeds.orderedStream()
                .sorted(Comparator.comparingInt(Seeds::place))
                .toList();
        sorted.forEach(Seed::plant);
    }

    private static int place(Seed seed) {
        String module = AopUtils.getTargetClass(seed)
                .getPackageName()
                .replaceFirst("^io\\.hatchery\\.server\\.?", "")
                .replaceFirst("\\..*$", "");
        int place = ModuleMigrations.ORDER.indexOf(module);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
