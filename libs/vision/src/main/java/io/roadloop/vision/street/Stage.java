package io.roadloop.vision.street;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the faces of all things that stand on the street in one frame, and then puts them on the canvas: solid faces
 * from near to far (so that what is hidden is never shaded), then shadows and light on the ground, then what one sees
 * through.
 */
final class Stage {

    /** A light that shines into the lens. */
    record Glow(Spot place, double radius, Lighting.Rgb colour) {}

    private record Placed(Face face, double distance) {}

    private final Camera camera;
    private final Lighting lighting;
    private final Spot sunward;
    private final double time;
    private final List<Placed> solids = new ArrayList<>(1024);
    private final List<Placed> panes = new ArrayList<>();
    private final List<Face> shadows = new ArrayList<>();
    private final List<Face> darks = new ArrayList<>();
    private final List<Face> pools = new ArrayList<>();
    private final List<Glow> glows = new ArrayList<>();

    /**
     * @param sunward unit vector towards the sun
     * @param time seconds since the vehicle set off
     */
    Stage(Camera camera, Lighting lighting, Spot sunward, double time) {
        this.camera = camera;
        this.lighting = lighting;
        this.sunward = sunward;
        this.time = time;
    }

    Lighting lighting() {
        return lighting;
    }

    double time() {
        return time;
    }

    /** Metres from the camera. */
    double distance(Spot spot) {
        return spot.minus(camera.place()).length();
    }

    /** A solid face; it catches the sun by how it is turned. */
    void face(RoadClass kind, Frame frame, double[] outline, Surface surface) {
        add(solids, new Face(kind, frame, outline, surface, caught(frame.normal(), frame.origin())));
    }

    /** A solid upright wall from one spot to another. */
    void wall(RoadClass kind, Spot from, Spot to, double height, Surface surface) {
        Frame frame = Frame.upright(from, to);
        face(kind, frame, Face.rectangle(0, to.minus(from).length(), 0, height), surface);
    }

    /** An upright wall that one sees through where its surface says so. */
    void pane(RoadClass kind, Spot from, Spot to, double height, Surface surface) {
        Frame frame = Frame.upright(from, to);
        double[] outline = Face.rectangle(0, to.minus(from).length(), 0, height);
        add(panes, new Face(kind, frame, outline, surface, caught(frame.normal(), from)));
    }

    /** An upright board that always faces the camera; u is 0 in its middle, v is 0 at the foot. */
    void board(RoadClass kind, Spot foot, double width, double height, Surface surface) {
        Spot away = foot.minus(camera.place()).at(0).unit();
        Frame frame = new Frame(foot, new Spot(away.z(), 0, -away.x()), new Spot(0, 1, 0));
        add(solids, new Face(kind, frame, Face.rectangle(-width / 2, width / 2, 0, height), surface, 0.62));
    }

    /** The shadow on the ground of an upright rectangle from one spot to another. */
    void castShadow(Spot from, Spot to, double height, Surface surface) {
        if (sunward.y() < 0.05 || lighting.sun().red() < 0.05) {
            return;
        }
        double reach = height / sunward.y();
        Spot tip = new Spot(-sunward.x() * reach, 0, -sunward.z() * reach);
        Spot along = to.minus(from).at(0);
        if (Math.abs(along.unit().cross(tip.unit()).y()) > 0.04) {
            // Not a unit vector: v counts the metres of the thing, not of its shadow.
            Frame frame = new Frame(from.at(0), along.unit(), tip.times(1 / height));
            shadows.add(new Face(RoadClass.ROAD, frame, Face.rectangle(0, along.length(), 0, height), surface, 0));
        }
    }

    /** The shadow of something that looks the same from all sides, such as a tree; u is 0 in its middle. */
    void castRoundShadow(Spot foot, double width, double height, Surface surface) {
        Spot across = new Spot(sunward.z(), 0, -sunward.x()).unit().times(width / 2);
        castShadow(foot.minus(across), foot.plus(across), height, surface);
    }

    /** Darkens the ground below a thing. */
    void dark(Frame frame, double[] outline, Surface surface) {
        darks.add(new Face(RoadClass.ROAD, frame, outline, surface, 0));
    }

    /** A round pool of light on the ground. */
    void pool(Spot middle, double radius, double strength) {
        Surface surface = (u, v, footprint) -> {
            float rest = 1 - (u * u + v * v) / (float) (radius * radius);
            return rest <= 0 ? Paint.HOLE : (int) (255 * strength * rest * rest);
        };
        pools.add(new Face(
                RoadClass.ROAD,
                Frame.level(middle.at(0), 0),
                Face.rectangle(-radius, radius, -radius, radius),
                surface,
                0));
    }

    void glow(Spot place, double radius, Lighting.Rgb colour) {
        glows.add(new Glow(place, radius, colour));
    }

    List<Glow> glows() {
        return glows;
    }

    /** Puts everything on the canvas. */
    void paint(Canvas canvas, Sky sky) {
        Rasteriser rasteriser = new Rasteriser(camera, canvas.width, canvas.height);
        Brush brush = new Brush(canvas, camera);
        solids.sort(Comparator.comparingDouble(Placed::distance));
        solids.forEach(placed -> rasteriser.draw(placed.face(), brush::solid));
        sky.fill(canvas, camera);
        darks.forEach(face -> rasteriser.draw(face, brush::dark));
        shadows.forEach(face -> rasteriser.draw(face, brush::shadow));
        pools.forEach(face -> rasteriser.draw(face, brush::light));
        panes.sort(Comparator.comparingDouble(Placed::distance).reversed());
        panes.forEach(placed -> rasteriser.draw(placed.face(), brush::solid));
    }

    private void add(List<Placed> faces, Face face) {
        double nearest = Double.MAX_VALUE;
        boolean ahead = false;
        for (int i = 0; i < face.outline().length; i += 2) {
            Spot seen = camera.see(face.frame().at(face.outline()[i], face.outline()[i + 1]));
            ahead |= seen.z() > 0.2;
            nearest = Math.min(nearest, seen.z());
        }
        if (ahead) {
            faces.add(new Placed(face, nearest));
        }
    }

    /** The share of the sun's light on a face that is seen from the camera's side. */
    private double caught(Spot normal, Spot place) {
        Spot unit = normal.unit();
        double towardsCamera = unit.dot(camera.place().minus(place));
        double cosine = unit.dot(sunward) * Math.signum(towardsCamera);
        return Math.max(0.0, Math.min(1, 0.12 + 0.88 * cosine));
    }
}
