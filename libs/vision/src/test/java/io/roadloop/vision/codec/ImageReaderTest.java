package io.roadloop.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {

    private static final Size SIZE = new Size(67, 45);
    private static final ImageLimits LIMITS = ImageLimits.DEFAULT;

    @Test
    void shouldReturnTheSamePixelsWhenAPngIsWrittenAndRead() {
        RgbImage noise = Pictures.noise(SIZE, 1);

        Decoded decoded = ImageReader.read(ImageWriter.png(noise), LIMITS);

        assertThat(pixels(decoded)).isEqualTo(noise.rgb());
    }

    @Test
    void shouldReturnNearlyTheSamePixelsWhenAJpegIsWrittenAndRead() {
        RgbImage smooth = Pictures.smooth(SIZE);

        Decoded decoded = ImageReader.read(ImageWriter.jpeg(smooth, 0.95f), LIMITS);

        assertThat(meanDifference(pixels(decoded), smooth.rgb())).isLessThan(3);
    }

    @Test
    void shouldSpreadGreyOverTheThreeColoursWhenAJpegIsGrey() {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 16, 16, 0, filled(256, 77));

        byte[] rgb = pixels(ImageReader.read(Pictures.byTheJdk(grey, "jpeg"), LIMITS));

        assertThat(rgb).containsOnly(77);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void shouldReadEveryKindOfPngAsColours(int type) {
        BufferedImage image = new BufferedImage(33, 17, type);
        for (int x = 0; x < 33; x++) {
            image.setRGB(x, x / 2, Color.WHITE.getRGB());
        }

        byte[] rgb = pixels(ImageReader.read(Pictures.byTheJdk(image, "png"), LIMITS));

        for (int i = 0; i < 33 * 17; i++) {
            int expected = i / 33 == i % 33 / 2 ? 255 : 0;
            assertThat(rgb[3 * i] & 0xFF).isEqualTo(expected);
            assertThat(rgb[3 * i + 2] & 0xFF).isEqualTo(expected);
        }
    }

    @Test
    void shouldRefuseFromTheHeaderWhenAPngClaimsSixtyThousandPixelsASide() {
        byte[] bomb = Pictures.pngClaiming(60_000, 60_000, 8, 2, 0);

        assertRefused(ImageReader.read(bomb, LIMITS), RefusalCause.IMAGE_TOO_LARGE);
        assertThat(ImageReader.header(bomb, LIMITS)).isInstanceOf(DecodedHeader.Refused.class);
    }

    @Test
    void shouldRefuseFromTheHeaderWhenAJpegClaimsSixtyThousandPixelsASide() {
        byte[] bomb = Pictures.jpegClaiming(ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f), 60_000, 60_000);

        assertRefused(ImageReader.read(bomb, LIMITS), RefusalCause.IMAGE_TOO_LARGE);
    }

    @Test
    void shouldRefuseBeforeAllocatingWhenAPngClaimsMoreThanItsBytesCanHold() {
        byte[] lie = Pictures.pngClaiming(4000, 4000, 8, 2, 0);

        assertRefused(ImageReader.read(lie, LIMITS), RefusalCause.IMAGE_TRUNCATED);
    }

    @Test
    void shouldRefuseWhenThereAreMoreBytesThanTheLimit() {
        byte[] png = ImageWriter.png(Pictures.noise(SIZE, 2));

        assertRefused(
                ImageReader.read(png, new ImageLimits(png.length - 1, 1_000_000)), RefusalCause.IMAGE_TOO_MANY_BYTES);
    }

    @Test
    void shouldRefuseAJpegWhereverItIsCut() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f);

        for (int length = 3; length < jpeg.length; length++) {
            assertRefused(ImageReader.read(Arrays.copyOf(jpeg, length), LIMITS), RefusalCause.IMAGE_TRUNCATED);
        }
    }

    @Test
    void shouldRefuseAPngWhereverItIsCut() {
        byte[] png = ImageWriter.png(Pictures.smooth(new Size(20, 20)));

        for (int length = 8; length < png.length; length++) {
            assertRefused(ImageReader.read(Arrays.copyOf(png, length), LIMITS), RefusalCause.IMAGE_TRUNCATED);
        }
    }

    @Test
    void shouldRefuseAJpegWhenTheMiddleIsMissingButTheEndMarkerIsThere() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.noise(SIZE, 3), 0.9f);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;

        assertRefused(ImageReader.read(cut, LIMITS), RefusalCause.IMAGE_TRUNCATED);
    }

    @Test
    void shouldReadAJpegWhenOtherBytesFollowItsEndMarker() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f);

        assertThat(ImageReader.read(Arrays.copyOf(jpeg, jpeg.length + 100), LIMITS))
                .isInstanceOf(Decoded.Image.class);
    }

    @Test
    void shouldRefuseByTypeWhenAJpegIsCmyk() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f);
        jpeg[Pictures.frameHeader(jpeg) + 9] = 4;

        assertRefused(ImageReader.read(jpeg, LIMITS), RefusalCause.IMAGE_TYPE);
    }

    @Test
    void shouldRefuseByTypeWhenAPngIsInterlaced() {
        assertRefused(ImageReader.read(Pictures.pngClaiming(8, 8, 8, 2, 1), LIMITS), RefusalCause.IMAGE_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "not an image at all", "<svg/>"})
    void shouldRefuseByTypeWhenTheBytesAreNoImage(String text) {
        assertRefused(
                ImageReader.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), LIMITS),
                RefusalCause.IMAGE_TYPE);
    }

    @Test
    void shouldRefuseWhenTheRecordDeclaresAnotherSize() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f);

        assertRefused(ImageReader.read(jpeg, LIMITS, new Size(45, 67)), RefusalCause.IMAGE_SIZE_MISMATCH);
        assertThat(ImageReader.read(jpeg, LIMITS, SIZE)).isInstanceOf(Decoded.Image.class);
    }

    @Test
    void shouldTellFormatAndSizeFromTheHeader() {
        assertThat(ImageReader.header(ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f), LIMITS))
                .isEqualTo(new DecodedHeader.Header(new ImageHeader(ImageFormat.JPEG, SIZE)));
        assertThat(ImageReader.header(ImageWriter.png(Pictures.smooth(SIZE)), LIMITS))
                .isEqualTo(new DecodedHeader.Header(new ImageHeader(ImageFormat.PNG, SIZE)));
    }

    private static byte[] pixels(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Image.class);
        return ((Decoded.Image) decoded).image().rgb();
    }

    private static void assertRefused(Decoded decoded, RefusalCause cause) {
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        assertThat(((Decoded.Refused) decoded).cause()).as(decoded.toString()).isEqualTo(cause);
    }

    private static double meanDifference(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
        }
        return (double) sum / a.length;
    }

    private static int[] filled(int length, int value) {
        int[] all = new int[length];
        Arrays.fill(all, value);
        return all;
    }
}
