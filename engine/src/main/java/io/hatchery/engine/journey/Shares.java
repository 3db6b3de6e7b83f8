package io.hatchery.engine.journey;

import io.hatchery.engine.base.Lot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws one of several by their weights: the same lead and salt always draw the same. */
final class Shares {
    private Shares() {}

    /** A split without a salt of its own has one no other split has. */
    static Node.Share of(Node.Split split, long lead, String journey) {
        String salt = split.salt() == null ? journey + "/" + split.id() : split.salt();
        return drawn(split.shares(), Node.Share::weight, Lot.of(lead, salt));
    }

    static Node.Variant of(Node.Send send, long lead, String journey) {
        return drawn(send.variants(), Node.Variant::weight, Lot.of(lead, journey + "/" + send.id()));
    }

    private static <T> T drawn(List<T> all, ToDoubleFunction<T> weight, double lot) {
        double sum = 0;
        for (T one : all) {
            sum += weight.applyAsDouble(one);
        }
        double left = lot * sum;
        T last = all.getFirst();
        for (T one : all) {
            double share = weight.applyAsDouble(one);
            if (share > 0) {
                last = one;
                if (left < share) {
                    return one;
                }
            }
            left -= share;
        }
        return last;
    }
}
