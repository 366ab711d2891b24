package io.roadloop.vision.street;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.SplittableRandom;

/**
 * Renders what the cameras of a synthetic fleet see, with the true class of every pixel (taxonomy camvid-11).
 *
 * <p>Each vehicle drives along an endless street of its own. A scene depends on the seed, the vehicle, the tick and the
 * conditions alone; one vehicle's ticks in a row are a drive: what is ahead comes nearer. Four ticks are a second. May be
 * used by many threads at once.
 */
public final class SyntheticStreet {

    private final long seed;
    private final Size size;

    /**
     * @param seed of the whole town
     * @param size of the frames
     */
    public SyntheticStreet(long seed, Size size) {
        this.seed = seed;
        this.size = size;
    }

    /**
     * What a vehicle's camera sees.
     *
     * @param vehicle which one; any number
     * @param tick quarters of a second since it set off, at least 0
     * @param conditions light and weather
     * @throws IllegalArgumentException if the tick is negative
     */
    public StreetScene render(int vehicle, long tick, Conditions conditions) {
        if (tick < 0) {
            throw new IllegalArgumentException("tick " + tick + ": must be at least 0");
        }
        Street street = Street.of(seed, vehicle);
        Course course = new Course(street, street.station(tick));
        Lighting lighting = Lighting.of(conditions);
        Mount mount = Mount.of(street.key());
        Canvas canvas = new Canvas(size.width(), size.height());
        Camera camera = mount.camera(tick, canvas.width, canvas.height);
        Spot sunward = sunward(street, course, lighting);
        Stage stage = new Stage(camera, lighting, sunward, tick / Street.TICKS_PER_SECOND);
        furnish(stage, course, tick);
        stage.paint(
                canvas,
                new Sky(
                        (int) (street.key() & 255),
                        lighting,
                        sunward,
                        course.north(),
                        stage.time(),
                        conditions.rain()));

        Camera frameCamera = mount.camera(tick, size.width(), size.height());
        Exposure exposure = Exposure.of(size, canvas, lighting, frameCamera.horizon());
        byte[] rgb = develop(exposure, stage, frameCamera, mount, conditions, Hash.of(street.key(), tick, 90));
        return new StreetScene(new RgbImage(size, rgb), exposure.mask(), conditions);
    }

    private static void furnish(Stage stage, Course course, long tick) {
        Street street = course.street();
        long last = street.blockAt(course.station() + Course.AHEAD - 60);
        for (long number = street.blockAt(course.station() - 8); number <= last; number++) {
            Block block = Block.of(street, number);
            new Ground(course, block).enter(stage);
            for (Side side : Side.values()) {
                Frontages.along(course, block, side).forEach(prop -> prop.enter(stage));
            }
            Furniture.along(course, block).forEach(prop -> prop.enter(stage));
        }
        Traffic.at(course, tick).forEach(prop -> prop.enter(stage));
    }

    private static byte[] develop(
            Exposure exposure, Stage stage, Camera camera, Mount mount, Conditions conditions, long key) {
        Lens lens = new Lens(exposure);
        lens.halos(stage.glows(), camera, stage.lighting().haze());
        if (conditions.rain() > 0) {
            Weather weather = new Weather(exposure, conditions.rain(), camera.horizon());
            weather.mirror();
            weather.streaks(key);
        }
        double pale = 0.4 * conditions.rain() + 0.15 * conditions.darkness();
        return lens.develop(mount.tint(), pale, stage.lighting().grain(), key);
    }

    private static Spot sunward(Street street, Course course, Lighting lighting) {
        SplittableRandom random = Hash.random(street.key(), 91);
        double bearing = random.nextDouble(2 * Math.PI) - course.north();
        double height = lighting.sunHeight();
        return new Spot(
                StrictMath.sin(bearing) * StrictMath.cos(height),
                StrictMath.sin(height),
                StrictMath.cos(bearing) * StrictMath.cos(height));
    }
}
