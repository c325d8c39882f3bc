package io.streamplatform.dashboard.access;

/** The dashboard was told to listen where everybody could do everything. */
class OpenToTheNetwork extends IllegalStateException {

    private static final long serialVersionUID = 1;

    OpenToTheNetwork(String setting, String address) {
        super(
                "The dashboard would listen on %s (%s) without a login: whoever reaches it could"
                                .formatted(address, setting)
                        + " delete topics and read every record.");
    }
}
