package io.roadloop.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.ingest.source.CapturedFrame;
import io.roadloop.ingest.source.LabelUse;
import io.roadloop.ingest.source.Privacy;
import io.roadloop.ingest.source.SceneTags;
import io.roadloop.ingest.source.Shot;
import io.roadloop.ingest.source.TestFolders;
import io.roadloop.schemas.wire.FrameNames;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageFormat;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShotCheckTest {

    private static final ImageLimits LIMITS = ImageLimits.DEFAULT;
    private static final Size SMALL = new Size(16, 12);
    private static final byte[] JPEG = TestFolders.jpeg(90);
    private static final byte[] CUT = Arrays.copyOf(JPEG, JPEG.length - 20);

    @Test
    void shouldSendTheCapturedBytesWhenNothingIsRescaled() {
        Checked checked = check(true, false, Optional.empty()).check(unlabelled(JPEG));

        SendableFrame frame = ((Checked.Frame) checked).frame();
        assertThat(frame.image()).isSameAs(JPEG);
        assertThat(frame.format()).contains(ImageFormat.JPEG);
        assertThat(new Size(frame.width(), frame.height())).isEqualTo(TestFolders.SIZE);
    }

    @Test
    void shouldBringFrameAndMaskToTheSizeThatIsAskedFor() {
        Checked checked = check(true, false, Optional.of(SMALL)).check(labelled(JPEG, mask(TestFolders.SIZE, 3)));

        Checked.Label label = (Checked.Label) checked;
        assertThat(ImageReader.read(label.frame().image(), LIMITS, SMALL)).isInstanceOf(Decoded.Image.class);
        assertThat(classes(label)).hasSize(16 * 12).containsOnly(3);
    }

    @Test
    void shouldIgnoreWhatTheTaxonomyIgnores() {
        Checked checked = check(true, false, Optional.empty()).check(labelled(JPEG, mask(TestFolders.SIZE, 11)));

        assertThat(classes((Checked.Label) checked)).containsOnly((byte) LabelMask.IGNORE);
    }

    @Test
    void shouldRefuseALabelOfAnIndexThatTheTaxonomyDoesNotHave() {
        Checked checked = check(true, true, Optional.empty()).check(labelled(JPEG, mask(TestFolders.SIZE, 200)));

        assertThat(checked).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo("mask-class");
            assertThat(refused.detail()).contains("index 200").contains("camvid-11 has 11 classes (0 sky, ");
        });
    }

    @Test
    void shouldNameTheCauseWhenAFrameIsCut() {
        Checked checked = check(true, false, Optional.empty()).check(unlabelled(CUT));

        assertThat(checked).isInstanceOfSatisfying(Checked.Refused.class, refused -> assertThat(refused.cause())
                .isEqualTo("image-truncated"));
    }

    @Test
    void shouldLetACutFrameThroughWhenOnlyHeadersAreRead() {
        assertThat(check(false, false, Optional.empty()).check(unlabelled(CUT))).isInstanceOf(Checked.Frame.class);
    }

    @Test
    void shouldSendBrokenFramesAsTheyAreWhenAskedTo() {
        ShotCheck forwarding = check(true, true, Optional.of(SMALL));

        SendableFrame cut = ((Checked.Frame) forwarding.check(unlabelled(CUT))).frame();
        SendableFrame junk = ((Checked.Frame) forwarding.check(unlabelled(new byte[] {1, 2, 3}))).frame();

        assertThat(cut.image()).isSameAs(CUT);
        assertThat(cut.width()).isEqualTo(TestFolders.SIZE.width());
        assertThat(junk.format()).isEmpty();
        assertThat(junk.width()).isZero();
    }

    @Test
    void shouldRefuseALabelWhenItsMaskHasAnotherSizeThanItsFrame() {
        Checked checked = check(true, true, Optional.of(SMALL)).check(labelled(JPEG, mask(SMALL, 3)));

        assertThat(checked).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo("mask-size");
            assertThat(refused.detail()).contains("16x12").contains("32x24");
        });
    }

    @Test
    void shouldRefuseAFrameWhoseNameIsLongerThanTheWireAllows() {
        ShotCheck check = check(true, false, Optional.empty());

        assertThat(check.check(new Shot.Unlabelled(captured("a".repeat(FrameNames.LONGEST), JPEG))))
                .isInstanceOf(Checked.Frame.class);
        assertThat(check.check(new Shot.Unlabelled(captured("a".repeat(FrameNames.LONGEST + 1), JPEG))))
                .isInstanceOfSatisfying(Checked.Refused.class, refused -> {
                    assertThat(refused.cause()).isEqualTo("frame-invalid");
                    assertThat(refused.detail()).contains("frameId has 257 characters");
                });
    }

    @Test
    void shouldPassOnWhatTheSourceCouldNotRead() {
        Shot.Unreadable unreadable = new Shot.Unreadable(Duration.ZERO, "a.jpg", "file-unreadable", "denied");

        assertThat(check(true, true, Optional.empty()).check(unreadable))
                .isEqualTo(new Checked.Refused("file-unreadable", "denied"));
    }

    private static ShotCheck check(boolean pixels, boolean forwardBroken, Optional<Size> size) {
        return new ShotCheck(new ShotCheck.Rules(LIMITS, pixels, forwardBroken, size, 0.95f, Taxonomies.CAMVID_11));
    }

    private static byte[] mask(Size size, int index) {
        return TestFolders.mask(size, index);
    }

    private static Shot unlabelled(byte[] image) {
        return new Shot.Unlabelled(captured(image));
    }

    private static Shot labelled(byte[] image, byte[] mask) {
        return new Shot.Labelled(captured(image), mask, LabelUse.TRAIN, "test");
    }

    private static CapturedFrame captured(byte[] image) {
        return captured("a/front/1", image);
    }

    private static CapturedFrame captured(String id, byte[] image) {
        return new CapturedFrame(
                id, "a", "front", 1, Duration.ZERO, image, SceneTags.UNKNOWN, Privacy.STREET, "a_1.jpg");
    }

    private static byte[] classes(Checked.Label label) {
        return ((DecodedMask.Mask) MaskCodec.decode(label.mask(), LIMITS))
                .mask()
                .classes();
    }
}
