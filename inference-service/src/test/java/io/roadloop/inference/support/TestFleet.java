package io.roadloop.inference.support;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.FrameTags;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.avro.PrivacyClass;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/** Frames as vehicles send them, good ones and bad ones. The good ones are dark on the left and bright on the right. */
public final class TestFleet {

    public static final Size SIZE = new Size(48, 32);
    public static final Instant CAPTURED = Instant.parse("2026-05-04T10:00:00Z");

    private TestFleet() {}

    public static CameraFrame frame(String vehicle, long sequence) {
        return of(vehicle, sequence, ImageEncoding.PNG, SIZE, ImageWriter.png(image(SIZE)));
    }

    public static CameraFrame truncatedJpeg(String vehicle, long sequence) {
        byte[] whole = ImageWriter.jpeg(image(SIZE), 0.9f);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        return of(vehicle, sequence, ImageEncoding.JPEG, SIZE, half);
    }

    /** The record says one size, the image has another. */
    public static CameraFrame misdeclared(String vehicle, long sequence) {
        return of(vehicle, sequence, ImageEncoding.PNG, new Size(64, 32), ImageWriter.png(image(SIZE)));
    }

    /** The record says JPEG, the bytes are a PNG. */
    public static CameraFrame disguised(String vehicle, long sequence) {
        return of(vehicle, sequence, ImageEncoding.JPEG, SIZE, ImageWriter.png(image(SIZE)));
    }

    /** A PNG whose header claims 60 000 x 60 000, checksum and all. */
    public static CameraFrame claimingTooMuch(String vehicle, long sequence) {
        byte[] png = ImageWriter.png(image(SIZE));
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        return of(vehicle, sequence, ImageEncoding.PNG, new Size(60_000, 60_000), png);
    }

    public static CameraFrame of(String vehicle, long sequence, ImageEncoding encoding, Size size, byte[] image) {
        return CameraFrame.newBuilder()
                .setFrameId(vehicle + "/front/" + sequence)
                .setVehicleId(vehicle)
                .setCameraId("front")
                .setCapturedAt(CAPTURED.plusMillis(sequence * 100))
                .setSequence(sequence)
                .setEncoding(encoding)
                .setWidth(size.width())
                .setHeight(size.height())
                .setImage(ByteBuffer.wrap(image))
                .setTags(new FrameTags("dry", "day", "test"))
                .setPrivacy(PrivacyClass.SYNTHETIC)
                .build();
    }

    public static RgbImage image(Size size) {
        byte[] rgb = new byte[Math.toIntExact(size.pixels() * RgbImage.CHANNELS)];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / RgbImage.CHANNELS % size.width();
            rgb[i] = (byte) (x < size.width() / 2 ? 0 : 255);
        }
        return new RgbImage(size, rgb);
    }

    public static byte[] key(String vehicle) {
        return vehicle.getBytes(StandardCharsets.UTF_8);
    }
}
