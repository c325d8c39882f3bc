package io.streamplatform.launcher.demo;

/** How something is set off in a terminal. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    GREEN("32"),
    LINK("4;36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /**
     * @param terminal whether it is shown in a terminal; otherwise the text stays as it is
     */
    String on(boolean terminal, String text) {
        return terminal && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
