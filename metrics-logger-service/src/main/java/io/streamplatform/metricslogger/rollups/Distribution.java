package io.streamplatform.metricslogger.rollups;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import com.datadoghq.sketch.ddsketch.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How values are spread, so that quantiles can be told, also of several spans together.
 *
 * <p>Up to {@value #MOST_EXACT} values are kept as they are and quantiles are exact. From then on
 * it is a DDSketch (C. Masson, J. E. Rim, H. K. Lee: "DDSketch: A Fast and Fully-Mergeable Quantile
 * Sketch with Relative-Error Guarantees", PVLDB 12(12), 2019), whose quantiles are within {@value
 * #RELATIVE_ERROR} of the true value, relatively, and stay so however often sketches are merged. It
 * has at most {@value #MOST_BINS} bins, which span 17 decades; values spread wider than that would
 * cost accuracy at the smallest ones only.
 *
 * <p>The quantile q of n values is the one at rank ⌊q (n - 1)⌋, counted from 0, in both forms.
 */
final class Distribution {
    static final double RELATIVE_ERROR = 0.01;
    static final int MOST_EXACT = 16;
    private static final int MOST_BINS = 2048;
    private static final byte EXACT = 0;
    private static final byte SKETCH = 1;
    private static final int FEW = 4;
    private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);

    private double[] values = new double[FEW];
    private int size;
    private @Nullable DDSketch sketch;

    /** Reads what {@link #toBytes} wrote. */
    static Distribution ofBytes(byte[] bytes) {
        Distribution read = new Distribution();
        if (bytes[0] == EXACT) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            while (buffer.hasRemaining()) {
                read.add(buffer.getDouble());
            }
            return read;
        }
        try {
            read.sketch =
                    DDSketch.decode(
                            ByteArrayInput.wrap(bytes, 1, bytes.length - 1),
                            Distribution::bins,
                            MAPPING);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("a stored distribution cannot be read", e);
        }
    }

    byte[] toBytes() {
        if (sketch == null) {
            ByteBuffer buffer = ByteBuffer.allocate(1 + size * Double.BYTES).put(EXACT);
            for (int i = 0; i < size; i++) {
                buffer.putDouble(values[i]);
            }
            return buffer.array();
        }
        try {
            var output = GrowingByteArrayOutput.withDefaultInitialCapacity();
            output.writeByte(SKETCH);
            sketch.encode(output, true);
            return output.trimmedCopy();
        } catch (IOException e) {
            throw new UncheckedIOException("a distribution cannot be written", e);
        }
    }

    void add(double value) {
        if (sketch != null) {
            sketch.accept(value);
        } else if (size == MOST_EXACT) {
            asSketch().accept(value);
        } else {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }
    }

    void merge(Distribution other) {
        if (other.sketch == null) {
            for (int i = 0; i < other.size; i++) {
                add(other.values[i]);
            }
        } else {
            asSketch().mergeWith(other.sketch);
        }
    }

    /** The value at a quantile of 0 to 1; there must be values. */
    double quantile(double q) {
        if (sketch != null) {
            return sketch.getValueAtQuantile(q);
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[(int) (q * (size - 1))];
    }

    private DDSketch asSketch() {
        DDSketch made = sketch;
        if (made == null) {
            made = new DDSketch(MAPPING, Distribution::bins);
            for (int i = 0; i < size; i++) {
                made.accept(values[i]);
            }
            sketch = made;
            values = new double[0];
            size = 0;
        }
        return made;
    }

    private static Store bins() {
        return new CollapsingLowestDenseStore(MOST_BINS);
    }
}
