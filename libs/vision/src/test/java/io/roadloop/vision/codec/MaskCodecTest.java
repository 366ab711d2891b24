package io.roadloop.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MaskCodecTest {

    private static final Size SIZE = new Size(70, 33);
    private static final ImageLimits LIMITS = ImageLimits.DEFAULT;

    @Test
    void shouldReturnTheSameIndicesWhenAMaskIsWrittenAndRead() {
        LabelMask mask = Pictures.stripes(SIZE, 11);

        byte[] png = MaskCodec.encode(mask, Taxonomies.CAMVID_11);

        DecodedMask decoded = MaskCodec.decode(png, LIMITS, SIZE, Taxonomies.CAMVID_11);
        assertThat(((DecodedMask.Mask) decoded).mask().classes()).isEqualTo(mask.classes());
    }

    @Test
    void shouldShowTheTaxonomysColoursToAPersonWhoOpensTheFile() throws IOException {
        LabelMask road = new LabelMask(new Size(2, 1), new byte[] {3, (byte) LabelMask.IGNORE});

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(MaskCodec.encode(road, Taxonomies.CAMVID_11)));

        assertThat(seen.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x804080);
        assertThat(seen.getRGB(1, 0) & 0xFFFFFF).isZero();
    }

    @Test
    void shouldReadEightBitGreyByValue() {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 11, 255});

        DecodedMask decoded = MaskCodec.decode(Pictures.byTheJdk(grey, "png"), LIMITS);

        assertThat(((DecodedMask.Mask) decoded).mask().classes()).containsExactly(0, 11, 255);
    }

    @Test
    void shouldReadPackedPalettesByIndex() {
        BufferedImage binary = new BufferedImage(11, 2, BufferedImage.TYPE_BYTE_BINARY);
        binary.getRaster().setSample(9, 1, 0, 1);

        DecodedMask decoded = MaskCodec.decode(indexed(binary), LIMITS);

        LabelMask mask = ((DecodedMask.Mask) decoded).mask();
        assertThat(mask.at(9, 1)).isEqualTo(1);
        assertThat(mask.histogram(2)).containsExactly(21, 1);
    }

    @Test
    void shouldRefuseWhenTheMaskHasAnotherSizeThanItsFrame() {
        byte[] png = MaskCodec.encode(Pictures.stripes(SIZE, 11), Taxonomies.CAMVID_11);

        assertRefused(
                MaskCodec.decode(png, LIMITS, new Size(33, 70), Taxonomies.CAMVID_11), RefusalCause.MASK_SIZE, "33x70");
    }

    @Test
    void shouldRefuseWhenTheMaskIsInColours() {
        byte[] png = ImageWriter.png(Pictures.smooth(SIZE));

        assertRefused(MaskCodec.decode(png, LIMITS), RefusalCause.MASK_TYPE, "RGB");
    }

    @Test
    void shouldRefuseWhenTheMaskIsAJpeg() {
        byte[] jpeg = ImageWriter.jpeg(Pictures.smooth(SIZE), 0.9f);

        assertRefused(MaskCodec.decode(jpeg, LIMITS), RefusalCause.MASK_TYPE, "PNG");
    }

    @Test
    void shouldNameTheClassWhenTheTaxonomyDoesNotHaveIt() {
        LabelMask mask = new LabelMask(new Size(2, 1), new byte[] {3, 11});

        assertRefused(
                MaskCodec.decode(
                        MaskCodec.encode(mask, Taxonomies.CAMVID_11), LIMITS, mask.size(), Taxonomies.CAMVID_11),
                RefusalCause.MASK_CLASS,
                "class 11");
    }

    @Test
    void shouldTakeWhatTheTaxonomyIgnoresForNothing() {
        LabelMask mask = new LabelMask(new Size(3, 1), new byte[] {3, 11, (byte) 255});
        byte[] png = MaskCodec.encode(mask, Taxonomies.CAMVID_11);

        DecodedMask decoded = MaskCodec.decode(png, LIMITS, Taxonomies.CAMVID_11);

        assertThat(((DecodedMask.Mask) decoded).mask().classes()).containsExactly(3, -1, -1);
    }

    @Test
    void shouldNameTheIndexThatAKeptMaskMustNotHoldAndTheClassesOfItsTaxonomy() {
        LabelMask mask = new LabelMask(new Size(2, 1), new byte[] {3, (byte) 200});
        byte[] png = MaskCodec.encode(mask, Taxonomies.CAMVID_11);

        assertRefused(
                MaskCodec.decode(png, LIMITS, Taxonomies.CAMVID_11),
                RefusalCause.MASK_CLASS,
                "the mask holds the index 200, and camvid-11 has 11 classes (0 sky, 1 building, ");
    }

    @Test
    void shouldReturnTheSamePlaneWhenItIsWrittenAndRead() {
        byte[] plane = Pictures.noise(new Size(20, 10), 9).rgb();

        DecodedPlane decoded = PlaneCodec.decodeGrey(PlaneCodec.encodeGrey(plane, new Size(60, 10)), LIMITS);

        assertThat(((DecodedPlane.Plane) decoded).plane()).isEqualTo(plane);
        assertThat(((DecodedPlane.Plane) decoded).size()).isEqualTo(new Size(60, 10));
    }

    private static void assertRefused(DecodedMask decoded, RefusalCause cause, String saying) {
        assertThat(decoded).isInstanceOf(DecodedMask.Refused.class);
        DecodedMask.Refused refused = (DecodedMask.Refused) decoded;
        assertThat(refused.cause()).isEqualTo(cause);
        assertThat(refused.detail()).contains(saying);
    }

    /** The JDK writes a two-colour image as grey of one bit; the same bits as a palette need a four-colour one. */
    private static byte[] indexed(BufferedImage binary) {
        byte[] ramp = {0, 80, (byte) 160, (byte) 240};
        var palette = new java.awt.image.IndexColorModel(2, 4, ramp, new byte[4], ramp);
        var image = new BufferedImage(binary.getWidth(), binary.getHeight(), BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, binary.getRaster().getSample(x, y, 0));
            }
        }
        return Pictures.byTheJdk(image, "png");
    }
}
