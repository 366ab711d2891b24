package io.roadloop.ingest.source;

import java.util.Locale;

/** What a label may be used for. */
public enum LabelUse {
    /** It teaches. */
    TRAIN,
    /** It belongs to the gate, and is never trained on. */
    CANARY;

    /** The name as it stands in ids and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
