package io.streamplatform.dashboard.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A network between a page and the dashboard that takes its time: what is large goes on and on. */
final class SlowNetwork {

    private static final int NO_LIMIT = -1;

    private final CDPSession session;

    SlowNetwork(Page page, int bytesPerSecond) {
        session = page.context().newCDPSession(page);
        session.send("Network.enable");
        limit(bytesPerSecond);
    }

    void end() {
        limit(NO_LIMIT);
    }

    private void limit(int bytesPerSecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", bytesPerSecond);
        conditions.addProperty("uploadThroughput", NO_LIMIT);
        session.send("Network.emulateNetworkConditions", conditions);
    }
}
