package io.roadloop.trainer.schedule;

/** A value that depends on where a step stands: a learning rate, a momentum, the weight of a term. */
public sealed interface Schedule {
    /** The value at a step. */
    double at(StepClock clock);

    /** The same value at every step. */
    record Constant(double value) implements Schedule {
        @Override
        public double at(StepClock clock) {
            return value;
        }
    }

    /** {@code from · (1 − i/T)^power} over the T steps of a round (methods.md, section 1). */
    record Polynomial(double from, double power) implements Schedule {
        @Override
        public double at(StepClock clock) {
            return from * Math.pow(1 - clock.share(), power);
        }
    }

    /** {@code to − (to − from) · (cos(π·i/T) + 1)/2} over the T steps of a round (paper 002, section 4.2). */
    record Cosine(double from, double to) implements Schedule {
        @Override
        public double at(StepClock clock) {
            return to - (to - from) * (Math.cos(Math.PI * clock.share()) + 1) / 2;
        }
    }

    /**
     * Another schedule, times a factor that rises linearly to 1 over the first steps of a round.
     *
     * @param of what is multiplied
     * @param share the share of the round's steps over which the factor rises
     * @param factor the factor at the first step
     */
    record WarmUp(Schedule of, double share, double factor) implements Schedule {
        @Override
        public double at(StepClock clock) {
            double done = share == 0 ? 1 : Math.min(1, clock.step() / (share * clock.steps()));
            return of.at(clock) * (factor * (1 - done) + done);
        }
    }

    /**
     * A weight that is 0 before its start, then rises as {@code value · exp(−5·(1 − x)²)}, and stays.
     *
     * @param value the full weight
     * @param start how long the weight is 0
     * @param rise how long x then takes from 0 to 1
     */
    record Ramp(double value, Stretch start, Stretch rise) implements Schedule {
        public Ramp {
            if (!start.addsTo(rise)) {
                throw new IllegalArgumentException("start and ramp must both be shares, or both be steps");
            }
        }

        @Override
        public double at(StepClock clock) {
            if (!start.isOver(clock)) {
                return 0;
            }
            double since = rise.gone(clock) - start.length();
            double left = rise.length() == 0 ? 0 : Math.max(0, 1 - since / rise.length());
            return value * Math.exp(-5 * left * left);
        }
    }
}
