package io.hatchery.server.platform;

import java.util.Comparator;
import java.util.List;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.stereotype.Component;

/** Plants every module's {@link Seed} at start; those of the highest precedence first, whatever their module. */
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
        Class<?> type = AopUtils.getTargetClass(seed);
        if (OrderUtils.getOrder(type, Ordered.LOWEST_PRECEDENCE) == Ordered.HIGHEST_PRECEDENCE) {
            return -1;
        }
        String module = type.getPackageName()
                .replaceFirst("^io\\.hatchery\\.server\\.?", "")
                .replaceFirst("\\..*$", "");
        int place = ModuleMigrations.ORDER.indexOf(module);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
