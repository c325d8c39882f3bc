package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.List;

/** One demonstration. */
interface Demo {

    /** What it is called on the command line. */
    String name();

    /** What it shows, in a few words. */
    String description();

    /** The services without which it cannot even begin, as the dashboard calls them. */
    default List<String> needs() {
        return List.of();
    }

    /** Why it cannot be shown on this platform; empty when it can. */
    default String obstacle(Stage stage) throws IOException, InterruptedException {
        return "";
    }

    /**
     * Shows it.
     *
     * @throws ClaimFailedException when something that it claims did not happen
     * @throws IOException when the platform cannot be reached or refuses a request
     */
    void run(Stage stage) throws IOException, InterruptedException;
}
