package io.roadloop.ingest.source;

import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.time.Duration;

/**
 * The camera of every vehicle on the synthetic street. What it sees depends on vehicle, tick and conditions alone, so a
 * frame and its label can be taken apart from one another and still match to the byte.
 */
public final class StreetCamera {

    private static final String CAMERA = "front";
    private static final String REGION = "street";
    private static final String LABELLED_BY = "synthetic-street";

    /**
     * A moment of a vehicle.
     *
     * @param number the vehicle's number on the street
     * @param vehicleId its name in the stream
     * @param sequence the frame's number in the stream
     */
    record Moment(int number, String vehicleId, long tick, long sequence, Duration at, Conditions conditions) {}

    private final SyntheticStreet street;
    private final float quality;

    /** @param quality of the JPEGs, in [0, 1] */
    public StreetCamera(long seed, Size size, float quality) {
        this.street = new SyntheticStreet(seed, size);
        this.quality = quality;
    }

    Shot unlabelled(Moment moment) {
        return new Shot.Unlabelled(captured(moment, render(moment)));
    }

    Shot labelled(Moment moment, LabelUse use) {
        StreetScene scene = render(moment);
        byte[] mask = MaskCodec.encode(scene.mask(), Taxonomies.CAMVID_11);
        return new Shot.Labelled(captured(moment, scene), mask, use, LABELLED_BY);
    }

    private StreetScene render(Moment moment) {
        return street.render(moment.number(), moment.tick(), moment.conditions());
    }

    private CapturedFrame captured(Moment moment, StreetScene scene) {
        Conditions conditions = moment.conditions();
        String id = moment.vehicleId() + "/" + CAMERA + "/" + moment.sequence();
        return new CapturedFrame(
                id,
                moment.vehicleId(),
                CAMERA,
                moment.sequence(),
                moment.at(),
                ImageWriter.jpeg(scene.image(), quality),
                new SceneTags(conditions.weather(), conditions.light(), REGION),
                Privacy.SYNTHETIC,
                "street " + id);
    }
}
