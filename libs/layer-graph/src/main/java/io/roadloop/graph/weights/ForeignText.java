package io.roadloop.graph.weights;

/** Names and notes from a foreign file as messages and tables show them: nothing breaks a line or moves a terminal. */
public final class ForeignText {
    private static final int MOST = 120;

    private ForeignText() {}

    /** The text, each control character as a question mark. */
    public static String plain(String foreign) {
        return foreign.replaceAll("\\p{Cntrl}", "?");
    }

    /** The same in quotes, and shortened: for a message. */
    static String quoted(String foreign) {
        String cut = foreign.length() <= MOST ? foreign : foreign.substring(0, MOST) + "...";
        return "'" + plain(cut) + "'";
    }
}
