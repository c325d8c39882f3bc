package io.streamplatform.dashboard.records;

import java.io.IOException;

/** Whom a search tells; it waits while the viewer is slow, and the search waits with it. */
interface SearchSink {

    /** It starts. */
    void start(Plan plan) throws IOException;

    /** A record matches. */
    void hit(byte[] line) throws IOException;

    /** How far it has come; told four times a second. */
    void progress(SearchFigures figures) throws IOException;

    /** It has ended. */
    void end(SearchEnd end, SearchFigures figures) throws IOException;
}
