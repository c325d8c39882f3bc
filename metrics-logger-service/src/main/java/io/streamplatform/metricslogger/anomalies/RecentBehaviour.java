package io.streamplatform.metricslogger.anomalies;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The values of a sliding window of time, with their median and the median of their distances from
 * it (MAD). The values are also kept sorted, so both cost a few steps and no sorting.
 */
final class RecentBehaviour {
    private final long windowSeconds;
    private final int capacity;
    private final Deque<Sample> byTime = new ArrayDeque<>();
    private double[] sorted = new double[16];

    private record Sample(long second, double value) {}

    /**
     * Makes an empty window.
     *
     * @param windowSeconds how far it reaches back
     * @param capacity most values that it holds; beyond it the oldest leave early
     */
    RecentBehaviour(long windowSeconds, int capacity) {
        this.windowSeconds = windowSeconds;
        this.capacity = capacity;
    }

    int size() {
        return byTime.size();
    }

    /** Lets go of what is out of the window that ends at the given second. */
    void forgetBefore(long second) {
        while (!byTime.isEmpty() && byTime.getFirst().second() < second - windowSeconds) {
            forgetOldest();
        }
    }

    void add(long second, double value) {
        if (byTime.size() == capacity) {
            forgetOldest();
        }
        int size = byTime.size();
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * size);
        }
        int at = positionOf(value, size);
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        byTime.addLast(new Sample(second, value));
    }

    /** The middle value; there must be one. */
    double median() {
        int size = byTime.size();
        int middle = size / 2;
        return size % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median distance from the median: the upper one of two. */
    double medianDistance() {
        int size = byTime.size();
        double median = median();
        int below = positionOf(median, size) - 1;
        int above = below + 1;
        double distance = 0;
        // The distances grow in both directions: the smaller of the two next ones comes next.
        for (int taken = 0; taken <= size / 2; taken++) {
            double left = below < 0 ? Double.POSITIVE_INFINITY : median - sorted[below];
            double right = above >= size ? Double.POSITIVE_INFINITY : sorted[above] - median;
            if (left <= right) {
                distance = left;
                below--;
            } else {
                distance = right;
                above++;
            }
        }
        return distance;
    }

    private void forgetOldest() {
        int size = byTime.size();
        int at = positionOf(byTime.removeFirst().value(), size);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    }

    private int positionOf(double value, int size) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        return found >= 0 ? found : -found - 1;
    }
}
