package io.streamplatform.launcher.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * Tells a demonstration to whoever reads the terminal, in 80 columns. Colours, and a line that is
 * painted over while something is waited for, are for terminals alone: piped, it is plain text.
 */
public final class Narrator {

    private static final int WIDTH = 79;
    private static final String INDENT = "   ";
    private static final String ERASE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean unicode;
    private int steps;
    private boolean waiting;

    /**
     * @param terminal whether a person looks at it in a terminal that can be painted on
     */
    public Narrator(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.unicode = out.charset().newEncoder().canEncode("✔✘→─·…");
    }

    /** What a demonstration is called and shows. */
    void title(Demo demo) {
        steps = 0;
        line("");
        line(Style.BOLD.on(terminal, demo.name()) + (unicode ? " · " : " - ") + demo.description());
        line(Style.FAINT.on(terminal, (unicode ? "─" : "-").repeat(WIDTH)));
    }

    /** What is about to happen. */
    void step(String text) {
        steps++;
        line("");
        List<String> lines = Text.wrapped(text, WIDTH - INDENT.length());
        for (int i = 0; i < lines.size(); i++) {
            String lead = i == 0 ? "%-3s".formatted(steps + ".") : INDENT;
            line(Style.BOLD.on(terminal, lead + lines.get(i)));
        }
    }

    /** Why, or what it means. */
    void tell(String text) {
        Text.wrapped(text, WIDTH - INDENT.length()).forEach(each -> line(INDENT + each));
    }

    /** What happened, and was checked. */
    void done(String text) {
        marked(Style.GREEN, unicode ? "✔" : "ok", text);
    }

    /** What did not happen though it should have. */
    void failed(String text) {
        marked(Style.RED, unicode ? "✘" : "FAILED", text);
    }

    /** Where to see it: the address stays whole, so that a terminal makes it a link. */
    void look(String what, String address) {
        String lead = INDENT + (unicode ? "→ " : "> ") + what + ": ";
        String link = Style.LINK.on(terminal, address);
        if (lead.length() + address.length() <= WIDTH) {
            line(lead + link);
        } else {
            line(lead.stripTrailing());
            line(INDENT + "  " + link);
        }
    }

    /** A command for the person to type. */
    void command(String command) {
        line(INDENT + "  " + Style.BOLD.on(terminal, command));
    }

    /** Figures, the first row of which names them. */
    void table(List<List<String>> rows) {
        List<String> lines = Text.table(rows, WIDTH - INDENT.length() - 2, unicode ? "…" : "~");
        for (int i = 0; i < lines.size(); i++) {
            line(INDENT + "  " + (i == 0 ? Style.FAINT : Style.PLAIN).on(terminal, lines.get(i)));
        }
    }

    /** Something that is told with the time at which it happened, or with another short lead. */
    void entry(String lead, String text) {
        String start = INDENT + "  " + lead + "  ";
        List<String> lines = Text.wrapped(text, WIDTH - start.length());
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? start : " ".repeat(start.length())) + lines.get(i));
        }
    }

    /** What is waited for, as it is now; to be called again and again. */
    void waiting(String text) {
        if (terminal) {
            String shown = Text.cut(INDENT + text, WIDTH, unicode ? "…" : "~");
            out.print(ERASE + Style.FAINT.on(true, shown));
            out.flush();
            waiting = true;
        }
    }

    /** Anything else, as it is. */
    void line(String text) {
        if (waiting) {
            out.print(ERASE);
            waiting = false;
        }
        out.println(text);
        out.flush();
    }

    private void marked(Style style, String mark, String text) {
        int hanging = INDENT.length() + mark.length() + 1;
        List<String> lines = Text.wrapped(text, WIDTH - hanging);
        for (int i = 0; i < lines.size(); i++) {
            line(
                    i == 0
                            ? INDENT + style.on(terminal, mark) + " " + lines.get(i)
                            : " ".repeat(hanging) + lines.get(i));
        }
    }
}
