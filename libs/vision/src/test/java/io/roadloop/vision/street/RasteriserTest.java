package io.roadloop.vision.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RasteriserTest {

    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;

    /** At the origin, straight ahead; the focal length is half the width. */
    private final Camera camera = new Camera(new Spot(0, 0, 0), new Camera.Gaze(0, 0, 0, Math.PI / 2), WIDTH, HEIGHT);

    private final Canvas canvas = new Canvas(WIDTH / Canvas.FINE, HEIGHT / Canvas.FINE);
    private final Rasteriser rasteriser = new Rasteriser(camera, WIDTH, HEIGHT);
    private final Brush brush = new Brush(canvas, camera);

    @Test
    void shouldCoverTheSamplesThatAWallIsSeenIn() {
        // Given: 2 m wide and 1 m high, 4 m ahead: 20 samples by 10
        Face wall = wall(RoadClass.BUILDING, 4);

        // When
        rasteriser.draw(wall, brush::solid);

        // Then
        assertThat(count(RoadClass.BUILDING)).isEqualTo(200);
        assertThat(kindAt(40, 29)).isEqualTo(RoadClass.BUILDING);
        assertThat(kindAt(40, 31)).isEqualTo(RoadClass.SKY);
        assertThat(canvas.nearness[29 * WIDTH + 40]).isEqualTo(0.25f);
    }

    @Test
    void shouldHideWhatIsBehindWhicheverIsDrawnFirst() {
        // When
        rasteriser.draw(wall(RoadClass.CAR, 4), brush::solid);
        rasteriser.draw(wall(RoadClass.TREE, 8), brush::solid);
        rasteriser.draw(wall(RoadClass.SIGN, 2), brush::solid);

        // Then
        assertThat(count(RoadClass.SIGN)).isEqualTo(800);
        assertThat(count(RoadClass.TREE)).isZero();
        assertThat(count(RoadClass.CAR)).isZero();
    }

    @Test
    void shouldCutOffWhatReachesBehindTheCamera() {
        // Given: ground from 50 m behind to 50 m ahead
        Face ground = new Face(
                RoadClass.ROAD,
                Frame.level(new Spot(0, -1.5, 0), 0),
                Face.rectangle(-100, 100, -50, 50),
                Surface.plain(1),
                1);

        // When
        rasteriser.draw(ground, brush::solid);

        // Then: everything below the horizon, but for the strip beyond 50 m
        assertThat(kindAt(40, 59)).isEqualTo(RoadClass.ROAD);
        assertThat(kindAt(40, 29)).isEqualTo(RoadClass.SKY);
        assertThat(count(RoadClass.ROAD)).isBetween(27 * WIDTH, 30 * WIDTH);
    }

    @Test
    void shouldShowWhatIsBehindAHoleAndKeepTheColourBehindAPane() {
        // Given
        rasteriser.draw(wall(RoadClass.TREE, 8), brush::solid);
        int behind = canvas.paint[28 * WIDTH + 40];

        // When
        rasteriser.draw(wall(RoadClass.CAR, 4, Paint.HOLE), brush::solid);
        RoadClass throughHole = kindAt(40, 28);
        rasteriser.draw(wall(RoadClass.FENCE, 4, Paint.PANE), brush::solid);

        // Then
        assertThat(throughHole).isEqualTo(RoadClass.TREE);
        assertThat(kindAt(40, 28)).isEqualTo(RoadClass.FENCE);
        assertThat(canvas.paint[28 * WIDTH + 40]).isEqualTo(behind);
    }

    private static Face wall(RoadClass kind, double distance) {
        return wall(kind, distance, Paint.of(10, 20, 30));
    }

    private static Face wall(RoadClass kind, double distance, int paint) {
        Frame frame = Frame.upright(new Spot(-1, 0, distance), new Spot(1, 0, distance));
        return new Face(kind, frame, Face.rectangle(0, 2, 0, 1), Surface.plain(paint), 1);
    }

    private RoadClass kindAt(int column, int row) {
        return RoadClass.values()[canvas.kind[row * WIDTH + column]];
    }

    private int count(RoadClass kind) {
        int count = 0;
        for (byte index : canvas.kind) {
            count += index == kind.ordinal() ? 1 : 0;
        }
        return count;
    }
}
