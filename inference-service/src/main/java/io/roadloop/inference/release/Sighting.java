package io.roadloop.inference.release;

/** What a record of model-releases turned out to be, before its model is looked at. */
sealed interface Sighting {

    record Verified(Release release) implements Sighting {}

    record Refused(RefusalReason reason, String detail) implements Sighting {}
}
