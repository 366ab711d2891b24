package io.roadloop.vision.street;

/**
 * Light and weather of a scene.
 *
 * @param darkness 0 is day, 0.5 dusk, 1 night
 * @param rain 0 is dry, 1 a downpour on a wet road
 */
public record Conditions(double darkness, double rain) {

    /** A dry day. */
    public static final Conditions DAY = new Conditions(0, 0);

    /** A dry evening with a low sun. */
    public static final Conditions DUSK = new Conditions(0.5, 0);

    /** Rain under the clouds of a late afternoon. */
    public static final Conditions RAIN = new Conditions(0.2, 1);

    /** A dry night with lamps. */
    public static final Conditions NIGHT = new Conditions(1, 0);

    public Conditions {
        share("darkness", darkness);
        share("rain", rain);
    }

    /** The tag of the light: day, dusk or night. */
    public String light() {
        if (darkness < 0.33) {
            return "day";
        }
        return darkness < 0.75 ? "dusk" : "night";
    }

    /** The tag of the weather: clear or rain. */
    public String weather() {
        return rain < 0.3 ? "clear" : "rain";
    }

    private static void share(String name, double value) {
        // Written so that NaN is refused too.
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " " + value + ": must lie in [0, 1]");
        }
    }
}
