package dev.postern.scenarios;

import java.io.PrintStream;

/** Tells the demo: numbered steps, the commands and their real output. */
final class Narrator {

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Something long begins or has happened; says when, since the start of the demo. */
    void progress(String text) {
        out.println("[demo] " + text);
    }

    void step(int number, String title) {
        out.printf("%n== %d. %s%n%n", number, title);
    }

    void remark(String text) {
        out.println("   " + text);
    }

    void command(String line) {
        out.println("$ " + line);
    }

    void output(String text) {
        text.strip().lines().forEach(line -> out.println("  " + line));
        out.println();
    }
}
