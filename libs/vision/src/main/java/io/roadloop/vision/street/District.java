package io.roadloop.vision.street;

/** What kind of town a vehicle drives through: how often each frontage stands along its street. */
enum District {
    CENTRE(0.5, 0.35, 0.0, 0.15),
    QUARTER(0.5, 0.1, 0.2, 0.2),
    SUBURB(0.15, 0.05, 0.55, 0.25);

    private final double terrace;
    private final double offices;
    private final double houses;

    /** The shares of the four frontages; what is left is park. */
    District(double terrace, double offices, double houses, double park) {
        this.terrace = terrace;
        this.offices = offices;
        this.houses = houses;
        if (Math.abs(terrace + offices + houses + park - 1) > 1e-9) {
            throw new IllegalArgumentException("the shares of the frontages of " + name() + " must sum to 1");
        }
    }

    /** The frontage of a lot in [0, 1). */
    Frontage frontage(double lot) {
        if (lot < terrace) {
            return Frontage.TERRACE;
        }
        if (lot < terrace + offices) {
            return Frontage.OFFICES;
        }
        return lot < terrace + offices + houses ? Frontage.HOUSES : Frontage.PARK;
    }
}
