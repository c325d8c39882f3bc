package io.streamplatform.dashboard.records;

/** A search cannot go on, through no fault of its own. */
final class SearchLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SearchEnd.Reason reason;

    SearchLost(SearchEnd.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    SearchEnd end() {
        return new SearchEnd(reason, getMessage());
    }
}
