package io.roadloop.ingest.source;

import static io.roadloop.ingest.source.TestFolders.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreetSourcesTest {

    private static final StreetCamera CAMERA = new StreetCamera(1, new Size(80, 60), 0.95f);
    private static final StreetFleet FLEET = new StreetFleet(3, 2, Duration.ofMinutes(1), 1000);

    @Test
    void shouldSendTheFramesOfAllVehiclesEvenlySpreadOverTime() throws InterruptedException {
        List<Shot> shots = TestFolders.first(new StreetStream(CAMERA, FLEET), 6);

        assertThat(shots)
                .extracting(shot -> frame(shot).frameId())
                .startsWith("car-1/front/1000", "car-2/front/1000", "car-3/front/1000", "car-1/front/1001");
        assertThat(shots).extracting(Shot::at).isSorted().contains(Duration.ofMillis(500));
        assertThat(shots.stream().map(Shot::at).distinct()).hasSize(6);
    }

    @Test
    void shouldLiveThroughTheDayWithinTheDriftsDuration() throws InterruptedException {
        Set<String> seen = TestFolders.first(new StreetStream(CAMERA, FLEET), 360).stream()
                .map(shot ->
                        frame(shot).tags().light() + " " + frame(shot).tags().weather())
                .collect(Collectors.toSet());

        assertThat(seen).anyMatch(tag -> tag.startsWith("day"));
        assertThat(seen).anyMatch(tag -> tag.startsWith("dusk"));
        assertThat(seen).anyMatch(tag -> tag.startsWith("night"));
        assertThat(seen).anyMatch(tag -> tag.endsWith("rain"));
    }

    @Test
    void shouldLabelTheVeryFrameThatTheVehicleSent() throws InterruptedException {
        Shot label =
                TestFolders.first(new StreetAnnotator(CAMERA, FLEET, 20), 2).get(1);

        List<Shot> stream = TestFolders.first(new StreetStream(CAMERA, FLEET), 40);

        assertThat(label.at()).isEqualTo(Duration.ofSeconds(6));
        assertThat(stream)
                .filteredOn(shot -> frame(shot).frameId().equals(frame(label).frameId()))
                .singleElement()
                .satisfies(shot -> {
                    assertThat(frame(shot).image()).isEqualTo(frame(label).image());
                    assertThat(shot.at()).isLessThanOrEqualTo(label.at());
                });
    }

    @Test
    void shouldLabelNothingWhenTheAnnotatorIsAskedForNone() throws InterruptedException {
        assertThat(TestFolders.all(new StreetAnnotator(CAMERA, FLEET, 0))).isEmpty();
    }

    @Test
    void shouldKeepTheCanaryApartFromTheTrainingAndSpreadItOverAllConditions() throws InterruptedException {
        List<Shot> canary = TestFolders.all(StreetAlbum.canary(CAMERA, 32));
        List<Shot> initial = TestFolders.all(StreetAlbum.initial(CAMERA, 8));

        assertThat(canary).hasSize(32).allMatch(shot -> ((Shot.Labelled) shot).use() == LabelUse.CANARY);
        assertThat(canary).extracting(shot -> frame(shot).tags().light()).contains("day", "dusk", "night");
        assertThat(initial)
                .hasSize(8)
                .allMatch(shot -> frame(shot).tags().light().equals("day"));
        assertThat(canary)
                .extracting(shot -> frame(shot).vehicleId())
                .doesNotContainAnyElementsOf(
                        initial.stream().map(shot -> frame(shot).vehicleId()).toList());
        assertThat(canary.stream().map(shot -> frame(shot).frameId()).distinct())
                .hasSize(32);
    }

    @Test
    void shouldMergeTwoSourcesByTime() throws InterruptedException {
        FrameSource both = new ByTime(
                new InOrder(List.of(StreetAlbum.initial(CAMERA, 1), new StreetStream(CAMERA, FLEET))),
                new StreetAnnotator(CAMERA, FLEET, 60));

        List<Shot> shots = TestFolders.first(both, 20);

        assertThat(shots).extracting(Shot::at).isSorted();
        assertThat(shots).filteredOn(Shot.Labelled.class::isInstance).hasSizeGreaterThan(2);
    }
}
