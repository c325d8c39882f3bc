package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.labs.groups.order.OrderView.Cell;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Lane;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Order;
import io.streamplatform.dashboard.labs.groups.order.OrderView.Proof;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Puts what was read into the form in which it is shown. */
final class Shown {

    private Shown() {}

    /** How well an order was kept. */
    static <G> Order order(String within, Inversions<G> order, List<Numbered> read) {
        read.forEach(order::read);
        return order(within, order);
    }

    static <G> Order order(String within, Inversions<G> order) {
        return new Order(
                within,
                order.count(),
                order.first().stream().map(each -> proof(null, Numbered::number, each)).toList());
    }

    /** How well the order of keys was kept, with proofs by the numbers of the key. */
    static Order orderOfKeys(String within, Inversions<String> order) {
        return new Order(
                within,
                order.count(),
                order.first().stream()
                        .map(each -> proof(each.late().key(), Numbered::numberOfKey, each))
                        .toList());
    }

    /** Records in a row, numbered over all. */
    static <G> Lane lane(String name, Inversions<G> order, List<Numbered> read) {
        return lane(name, Numbered::number, order, read);
    }

    static <G> Lane lane(
            String name, ToIntFunction<Numbered> number, Inversions<G> order, List<Numbered> read) {
        return new Lane(
                name,
                read.stream()
                        .map(each ->
                                new Cell(number.applyAsInt(each), each.key(), order.read(each)))
                        .toList());
    }

    private static Proof proof(
            @Nullable String key, ToIntFunction<Numbered> number, Inversions.Inversion found) {
        Numbered late = found.late();
        Numbered after = found.after();
        return new Proof(
                key,
                number.applyAsInt(late),
                late.partition(),
                late.offset(),
                number.applyAsInt(after),
                after.partition(),
                after.offset());
    }
}
