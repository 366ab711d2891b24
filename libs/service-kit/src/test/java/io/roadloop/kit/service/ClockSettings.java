package io.roadloop.kit.service;

import io.roadloop.kit.health.HealthSettings;

/** @param behaviour how the made-up service behaves; its name has no meaning */
record ClockSettings(Behaviour behaviour, String name, HealthSettings health, String secretToken)
        implements ServiceSettings {

    enum Behaviour {
        /** Works until it is asked to end. */
        RUN,
        /** Ends by itself. */
        END,
        /** Cannot start: the user gave something wrong. */
        REFUSE,
        /** Cannot start: something broke. */
        BREAK,
        /** Breaks while it works. */
        BREAK_LATER,
        /** One of its threads breaks while it works. */
        BREAK_THREAD,
        /** Breaks while it closes. */
        BREAK_CLOSING,
        /** Never ends its close. */
        HANG_CLOSING
    }
}
