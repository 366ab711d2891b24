package io.roadloop.ingest.source;

/** What is known of the scene; {@code unknown} where nothing is. */
public record SceneTags(String weather, String light, String region) {

    /** Nothing is known. */
    public static final SceneTags UNKNOWN = new SceneTags("unknown", "unknown", "unknown");
}
