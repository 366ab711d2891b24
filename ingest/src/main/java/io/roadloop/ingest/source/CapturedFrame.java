package io.roadloop.ingest.source;

import java.time.Duration;

/**
 * A frame as a camera gave it: bytes that nobody has looked into yet.
 *
 * @param frameId unique over the fleet
 * @param sequence rises by one a frame for each camera
 * @param at when it was taken, from the start of the source
 * @param image JPEG or PNG, or anything, for nobody has checked
 * @param origin where it comes from, in words for a person
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: pixels on their way through.
public record CapturedFrame(
        String frameId,
        String vehicleId,
        String cameraId,
        long sequence,
        Duration at,
        byte[] image,
        SceneTags tags,
        Privacy privacy,
        String origin) {}
