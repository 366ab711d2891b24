package io.roadloop.vision.codec;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes images as JPEG or PNG. */
public final class ImageWriter {

    private static final ImageWriterSpi WRITERS =
            ImageIO.getImageWritersByFormatName("jpeg").next().getOriginatingProvider();

    private ImageWriter() {}

    /**
     * A baseline JPEG, chroma at half resolution.
     *
     * @param quality in [0, 1]; 0.95 keeps thin poles apart
     */
    public static byte[] jpeg(RgbImage image, float quality) {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("JPEG quality " + quality + " must lie in [0, 1]");
        }
        var out = new ByteArrayOutputStream(1 << 16);
        javax.imageio.ImageWriter writer = null;
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer = WRITERS.createWriterInstance();
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(toBuffered(image), null, null), settings);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing a JPEG into memory failed", impossible);
        } finally {
            if (writer != null) {
                writer.dispose();
            }
        }
        return out.toByteArray();
    }

    /** An 8-bit RGB PNG: the same pixels come back. */
    public static byte[] png(RgbImage image) {
        return PngFileWriter.rgb(image.size(), image.rgb());
    }

    private static BufferedImage toBuffered(RgbImage image) {
        Size size = image.size();
        var buffered = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] rgb = image.rgb();
        byte[] bgr = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i += RgbImage.CHANNELS) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return buffered;
    }
}
