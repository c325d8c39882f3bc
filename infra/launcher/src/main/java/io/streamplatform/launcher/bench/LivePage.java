package io.streamplatform.launcher.bench;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** A topic's page in Chromium that shows its records live: its own account, and its frames. */
final class LivePage implements LiveAccount {

    private final Chromium chromium;

    LivePage(Chromium chromium, String address) throws IOException, InterruptedException {
        this.chromium = chromium;
        long _ =
                chromium.millisUntil(
                        address,
                        "document.querySelector('#stream-rate')?.textContent.includes('dropped')");
    }

    @Override
    public long shown() throws IOException, InterruptedException {
        return counter("received");
    }

    @Override
    public long dropped() throws IOException, InterruptedException {
        return counter("dropped");
    }

    private long counter(String name) throws IOException, InterruptedException {
        return chromium.evaluate(
                        "Number(document.querySelector('#stream').dataset.%s)".formatted(name))
                .asLong();
    }

    /** Begins to note when the browser paints. */
    void noteFrames() throws IOException, InterruptedException {
        JsonNode _ =
                chromium.evaluate(
                        """
                        (() => {
                            window.benchFrames = [];
                            const frame = (at) => { window.benchFrames.push(at); requestAnimationFrame(frame); };
                            requestAnimationFrame(frame);
                            return true;
                        })()\
                        """);
    }

    /**
     * What was painted since.
     *
     * @param perSecond frames a second, on average
     * @param slowestSecond frames in the second with the fewest
     * @param longestMillis longest time from one frame to the next
     */
    record Frames(double perSecond, double slowestSecond, double longestMillis) {}

    Frames frames() throws IOException, InterruptedException {
        JsonNode told =
                chromium.evaluate(
                        """
                        (() => {
                            const at = window.benchFrames;
                            const longest = at.slice(1).reduce((most, each, index) => Math.max(most, each - at[index]), 0);
                            const seconds = new Array(Math.floor((at.at(-1) - at[0]) / 1000)).fill(0);
                            for (const each of at) {
                                const second = Math.floor((each - at[0]) / 1000);
                                if (second < seconds.length) seconds[second]++;
                            }
                            return {
                                perSecond: (at.length - 1) / ((at.at(-1) - at[0]) / 1000),
                                slowest: Math.min(...seconds),
                                longest,
                            };
                        })()\
                        """);
        return new Frames(
                told.path("perSecond").asDouble(),
                told.path("slowest").asDouble(),
                told.path("longest").asDouble());
    }
}
