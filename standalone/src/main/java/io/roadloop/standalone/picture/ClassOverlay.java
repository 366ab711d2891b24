package io.roadloop.standalone.picture;

import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Taxonomy;
import java.awt.image.BufferedImage;

/** Frames and masks as pictures: the taxonomy's colours, black where the mask says nothing. */
final class ClassOverlay {

    private ClassOverlay() {}

    static BufferedImage frame(RgbImage image) {
        int width = image.size().width();
        int height = image.size().height();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        byte[] rgb = image.rgb();
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(
                    i % width, i / width, colour(rgb[3 * i] & 0xff, rgb[3 * i + 1] & 0xff, rgb[3 * i + 2] & 0xff));
        }
        return picture;
    }

    static BufferedImage mask(LabelMask mask, Taxonomy taxonomy) {
        int width = mask.size().width();
        int height = mask.size().height();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        byte[] classes = mask.classes();
        for (int i = 0; i < width * height; i++) {
            int index = classes[i] & 0xff;
            if (index < taxonomy.size()) {
                ClassSpec spec = taxonomy.classes().get(index);
                picture.setRGB(i % width, i / width, colour(spec.red(), spec.green(), spec.blue()));
            }
        }
        return picture;
    }

    private static int colour(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }
}
