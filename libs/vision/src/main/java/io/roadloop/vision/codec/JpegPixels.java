package io.roadloop.vision.codec;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The pixels of a JPEG whose structure has been checked, by the JDK's libjpeg.
 *
 * <p>Everything stays in memory (ImageIO's disk cache is never used), and the reader is disposed of with every frame.
 */
final class JpegPixels {

    private static final ImageReaderSpi READERS =
            ImageIO.getImageReadersByFormatName("jpeg").next().getOriginatingProvider();

    private JpegPixels() {}

    static RgbImage read(byte[] bytes, Size size) throws RefusedException {
        Warnings warnings = new Warnings();
        BufferedImage image = decode(bytes, size, warnings);
        warnings.refuse();
        return toRgb(image, size);
    }

    private static BufferedImage decode(byte[] bytes, Size size, Warnings warnings) throws RefusedException {
        ImageReader reader = null;
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader = READERS.createReaderInstance();
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(stream, true, true);
            // Two parsers must agree before pixels are allocated: a second header could claim another size.
            if (reader.getWidth(0) != size.width() || reader.getHeight(0) != size.height()) {
                throw new RefusedException(RefusalCause.IMAGE_BROKEN, "two frame headers claim different sizes");
            }
            return reader.read(0);
        } catch (IOException | RuntimeException broken) {
            // The reader answers damage with a dozen kinds of exception, some of them unchecked.
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "the JPEG cannot be decoded: " + broken.getMessage());
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static RgbImage toRgb(BufferedImage image, Size size) throws RefusedException {
        Raster raster = image.getRaster();
        if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || raster.getWidth() != size.width()
                || raster.getHeight() != size.height()) {
            throw new RefusedException(RefusalCause.IMAGE_TYPE, "a JPEG that decodes to " + raster.getSampleModel());
        }
        // The raster, not the colours: a grey image's colour space would bend its values.
        int[] offsets = model.getBandOffsets();
        int red = offsets[0];
        int green = offsets[offsets.length == 3 ? 1 : 0];
        int blue = offsets[offsets.length == 3 ? 2 : 0];
        byte[] from = buffer.getData();
        byte[] rgb = new byte[Math.toIntExact(size.pixels() * RgbImage.CHANNELS)];
        int step = model.getPixelStride();
        int at = 0;
        for (int i = 0; i < rgb.length; i += RgbImage.CHANNELS) {
            rgb[i] = from[at + red];
            rgb[i + 1] = from[at + green];
            rgb[i + 2] = from[at + blue];
            at += step;
        }
        return new RgbImage(size, rgb);
    }

    /** libjpeg decodes damaged data as far as it can and only warns: the warnings that cost pixels are refusals. */
    private static final class Warnings implements IIOReadWarningListener {

        private String truncated = "";
        private String broken = "";

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature end")) {
                truncated = warning;
            } else if (text.contains("huffman") || text.contains("instead of rst") || text.contains("progression")) {
                broken = warning;
            }
        }

        void refuse() throws RefusedException {
            if (!truncated.isEmpty()) {
                throw new RefusedException(RefusalCause.IMAGE_TRUNCATED, truncated);
            }
            if (!broken.isEmpty()) {
                throw new RefusedException(RefusalCause.IMAGE_BROKEN, broken);
            }
        }
    }
}
