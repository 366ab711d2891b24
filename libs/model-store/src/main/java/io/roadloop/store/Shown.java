package io.roadloop.store;

/** Text from outside as it may stand in a message: short, and without control characters. */
public final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    public static String briefly(String text) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return head.replaceAll("\\p{Cntrl}", "?");
    }
}
