package io.roadloop.vision.street;

/**
 * The light of a scene: what the conditions make of sun, sky, lamps and air. Colours are red, green, blue with 1 for
 * full brightness.
 *
 * @param ambient light from everywhere
 * @param sun light of the sun on what faces it
 * @param zenith colour of the sky above
 * @param horizon colour of the sky at the horizon, and of the haze
 * @param haze share of a thing's colour that is lost at 100 m
 * @param lamps how far the street lamps and windows are lit, in [0, 1]
 * @param headlights how far the vehicles' lights are on, in [0, 1]
 * @param sunHeight of the sun above the horizon, radians
 * @param grain deviation of the sensor's noise, in steps of 255
 */
record Lighting(
        Rgb ambient,
        Rgb sun,
        Rgb zenith,
        Rgb horizon,
        double haze,
        double lamps,
        double headlights,
        double sunHeight,
        double grain) {

    /** A colour of light. */
    record Rgb(float red, float green, float blue) {

        static Rgb of(double red, double green, double blue) {
            return new Rgb((float) red, (float) green, (float) blue);
        }

        Rgb towards(Rgb other, double share) {
            float s = (float) share;
            return new Rgb(
                    red + s * (other.red - red), green + s * (other.green - green), blue + s * (other.blue - blue));
        }

        Rgb times(double by) {
            return of(red * by, green * by, blue * by);
        }
    }

    static final Rgb LAMP = Rgb.of(1.0, 0.78, 0.46);

    /** What the conditions make of the light. */
    static Lighting of(Conditions conditions) {
        double dark = conditions.darkness();
        double rain = conditions.rain();
        Rgb cloud = Rgb.of(0.78, 0.80, 0.82).times(1 - 0.9 * dark);
        return new Lighting(
                over(dark, Rgb.of(0.80, 0.84, 0.90), Rgb.of(0.42, 0.37, 0.41), Rgb.of(0.13, 0.135, 0.175))
                        .towards(Rgb.of(0.86, 0.88, 0.90).times(1 - 0.86 * dark), rain),
                over(dark, Rgb.of(0.78, 0.71, 0.58), Rgb.of(0.50, 0.28, 0.11), Rgb.of(0, 0, 0))
                        .times(1 - 0.97 * rain),
                over(dark, Rgb.of(0.36, 0.56, 0.86), Rgb.of(0.30, 0.33, 0.50), Rgb.of(0.03, 0.035, 0.07))
                        .towards(cloud, 0.9 * rain),
                over(dark, Rgb.of(0.80, 0.87, 0.93), Rgb.of(0.93, 0.62, 0.40), Rgb.of(0.11, 0.09, 0.09))
                        .towards(cloud.times(1.1), 0.9 * rain),
                0.22 + 0.3 * rain - 0.1 * dark,
                ramp(dark, 0.35, 0.62),
                Math.max(ramp(dark, 0.3, 0.55), ramp(rain, 0.3, 0.7)),
                0.75 - 1.1 * Math.min(0.5, dark),
                1.8 + 4.2 * dark + 1.2 * rain);
    }

    private static Rgb over(double dark, Rgb day, Rgb dusk, Rgb night) {
        return dark < 0.5 ? day.towards(dusk, 2 * dark) : dusk.towards(night, 2 * dark - 1);
    }

    private static double ramp(double value, double from, double to) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
