package io.roadloop.vision;

import java.util.List;
import java.util.Set;

/** The taxonomies that ship with Roadloop. */
public final class Taxonomies {

    /** CamVid in the grouping of 11 classes that the segmentation literature uses, in its colours; its void is 11. */
    public static final Taxonomy CAMVID_11 = new Taxonomy(
            "camvid-11",
            List.of(
                    new ClassSpec("sky", 128, 128, 128),
                    new ClassSpec("building", 128, 0, 0),
                    new ClassSpec("pole", 192, 192, 128),
                    new ClassSpec("road", 128, 64, 128),
                    new ClassSpec("pavement", 0, 0, 192),
                    new ClassSpec("tree", 128, 128, 0),
                    new ClassSpec("sign", 192, 128, 128),
                    new ClassSpec("fence", 64, 64, 128),
                    new ClassSpec("car", 64, 0, 128),
                    new ClassSpec("pedestrian", 64, 64, 0),
                    new ClassSpec("bicyclist", 0, 128, 192)),
            Set.of(11));

    /** The 19 training classes of Cityscapes by train id, in its colours. */
    public static final Taxonomy CITYSCAPES_19 = new Taxonomy(
            "cityscapes-19",
            List.of(
                    new ClassSpec("road", 128, 64, 128),
                    new ClassSpec("sidewalk", 244, 35, 232),
                    new ClassSpec("building", 70, 70, 70),
                    new ClassSpec("wall", 102, 102, 156),
                    new ClassSpec("fence", 190, 153, 153),
                    new ClassSpec("pole", 153, 153, 153),
                    new ClassSpec("traffic light", 250, 170, 30),
                    new ClassSpec("traffic sign", 220, 220, 0),
                    new ClassSpec("vegetation", 107, 142, 35),
                    new ClassSpec("terrain", 152, 251, 152),
                    new ClassSpec("sky", 70, 130, 180),
                    new ClassSpec("person", 220, 20, 60),
                    new ClassSpec("rider", 255, 0, 0),
                    new ClassSpec("car", 0, 0, 142),
                    new ClassSpec("truck", 0, 0, 70),
                    new ClassSpec("bus", 0, 60, 100),
                    new ClassSpec("train", 0, 80, 100),
                    new ClassSpec("motorcycle", 0, 0, 230),
                    new ClassSpec("bicycle", 119, 11, 32)));

    private static final List<Taxonomy> ALL = List.of(CAMVID_11, CITYSCAPES_19);

    private Taxonomies() {}

    /**
     * The taxonomy of a name.
     *
     * @throws UnknownTaxonomyException if none has it; the message lists those there are
     */
    public static Taxonomy named(String name) {
        return ALL.stream()
                .filter(taxonomy -> taxonomy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownTaxonomyException(name, names()));
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return ALL.stream().map(Taxonomy::name).toList();
    }
}
