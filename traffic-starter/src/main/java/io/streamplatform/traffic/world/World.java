package io.streamplatform.traffic.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A simulated world in which things happen, one after the other, each of which is a record. It is
 * asked by one thread at a time.
 *
 * @param <T> the contract's record type
 */
public interface World<T> {

    /** The kinds of records with their usual weights, in the order in which people read them. */
    Map<String, Double> usualMix();

    /** What can go wrong, or well, in this world on demand. */
    List<IncidentKind> incidentKinds();

    /**
     * Makes the next record.
     *
     * @param now the record's time, to the millisecond; it may fall back when the machine's clock
     *     is set
     * @param conditions what was asked for; the same object for as long as nothing changes
     */
    T next(Instant now, Conditions conditions);

    /** Records per second under these conditions: incidents may bring more than was asked for. */
    default double rate(Conditions conditions) {
        return conditions.rate();
    }
}
