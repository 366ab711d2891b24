package io.roadloop.trainer.pool;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import java.util.Optional;

/**
 * Turns what came over the wire into what is trained on.
 *
 * @param size training size; images are averaged or interpolated to it, masks take the nearest pixel
 * @param taxonomy whose indices the masks hold
 * @param limits beyond which an image or a mask is refused before its pixels are read
 */
public record SampleDecoder(Size size, Taxonomy taxonomy, ImageLimits limits) {

    /** The sample at training size, or why there is none. Nothing is thrown, whatever the bytes are. */
    public Decoding decode(EncodedSample sample) {
        return decode(sample, ImageReader.read(sample.image(), limits));
    }

    /** The same, refused also if the image has another size than its record declares. */
    public Decoding decode(EncodedSample sample, Size declared) {
        return decode(sample, ImageReader.read(sample.image(), limits, declared));
    }

    private Decoding decode(EncodedSample sample, Decoded decoded) {
        if (decoded instanceof Decoded.Refused refused) {
            return new Decoding.Unusable(refused.cause().code(), refused.detail());
        }
        RgbImage image = ((Decoded.Image) decoded).image();
        if (sample.mask().isEmpty()) {
            return usable(sample, image, Optional.empty());
        }
        DecodedMask mask = MaskCodec.decode(sample.mask().get(), limits, image.size(), taxonomy);
        if (mask instanceof DecodedMask.Refused refused) {
            return new Decoding.Unusable(refused.cause().code(), refused.detail());
        }
        return usable(
                sample, image, Optional.of(((DecodedMask.Mask) mask).mask().resizeNearest(size)));
    }

    private Decoding usable(EncodedSample sample, RgbImage image, Optional<LabelMask> mask) {
        return new Decoding.Usable(new Sample(sample.id(), image.resize(size), mask, sample.generation(), sample.at())
                .from(sample.domain()));
    }
}
