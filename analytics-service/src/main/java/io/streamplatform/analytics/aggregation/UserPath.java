package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.PathPage;
import io.streamplatform.contracts.analytics.PathStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user did recently: the ring of pages, of which a new one takes the place of the oldest.
 */
public final class UserPath {
    static final UserPath EMPTY = new UserPath(new PathPage[PathPage.RING]);

    private final @Nullable PathPage[] ring;

    private UserPath(@Nullable PathPage[] ring) {
        this.ring = ring;
    }

    /** What the user did, newest first. */
    public List<PathStep> newestFirst() {
        List<PathStep> steps = new ArrayList<>();
        pages().sorted(Comparator.comparingLong(PathPage::number).reversed())
                .forEach(page -> steps.addAll(page.steps().reversed()));
        return steps;
    }

    /** The page that was begun last. */
    @Nullable PathPage newest() {
        return pages().max(Comparator.comparingLong(PathPage::number)).orElse(null);
    }

    /** The pages that are there, in no order. */
    Stream<PathPage> pages() {
        return Arrays.stream(ring).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    UserPath with(int place, @Nullable PathPage page) {
        @Nullable PathPage[] copy = ring.clone();
        copy[place] = page;
        return new UserPath(copy);
    }

    boolean isEmpty() {
        return pages().findAny().isEmpty();
    }

    static int placeOf(String text) {
        if (text.length() == 1) {
            int place = text.charAt(0) - '0';
            if (place >= 0 && place < PathPage.RING) {
                return place;
            }
        }
        throw new IllegalArgumentException(
                "a place of 0 to %d is expected, but is %s".formatted(PathPage.RING - 1, text));
    }

    static PathPage interned(PathPage page, Interner interner) {
        return new PathPage(
                page.schemaVersion(),
                page.number(),
                page.steps().stream()
                        .map(step ->
                                new PathStep(
                                        step.time(),
                                        step.kind(),
                                        interner.intern(step.detail()),
                                        interner.intern(step.sessionId())))
                        .toList());
    }
}
