package io.roadloop.trainer.recipe;

/** Reads what is exported: a model's name, or a mapping. */
final class ExportReader {
    private static final String KEY = "export";
    private static final int LEAST = 8;
    private static final int MOST = 4096;

    private ExportReader() {}

    static Export export(RecipeNode root) {
        if (!root.isMapping(KEY)) {
            return new Export(root.model(KEY));
        }
        RecipeNode node = root.object(KEY);
        Export export = new Export(
                node.model("model"),
                node.maybe("norms").map(ExportReader::frames).orElse(0));
        node.end();
        return export;
    }

    private static int frames(RecipeNode norms) {
        int frames = norms.whole("frames", LEAST, MOST);
        norms.end();
        return frames;
    }
}
