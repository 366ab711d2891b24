package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/recipes.md says what a recipe may say. */
class RecipesPageTest {
    private static final Pattern TICKED = Pattern.compile("`([^`]+)`");
    private static final Pattern AS = Pattern.compile("\\| as `([^`]+)`");
    private static final Set<String> KINDS = Stream.of(ObjectiveKinds.keys(), MemoryKinds.keys(), WeighingKinds.keys())
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    /** What no recipe that ships has. */
    private static final String RARE = """
        models:
          student: { network: dense-road/compact }
          teacher: { follows: student, momentum: { cosine: { from: 0.99, to: 1 } }, early-cap: 10 }
        batch: { labelled: { count: 4, class-uniform: 50 % }, stream: 2 }
        augmentations:
          all: { blur: { from: 0.1, to: 1 }, scale: { from: 1, to: 2 }, jitter: { hue: 0.1 } }
        views:
          weak: { of: labelled, augment: all }
          boxes: { of: stream, mix: { cut-mix: { boxes: 4 } } }
        memories:
          counts: { label-counts: { of: weak } }
        objectives:
          hard: { hard-pixels: { model: student, on: weak, weights: { label-balance: { memory: counts } } } }
          near: { boundary-relaxation: { model: student, on: weak } }
          agreement: { mean-teacher: { student: student, on: boxes, teacher: teacher, teacher-on: stream } }
          pixels: { pixel-consistency: { student: student, on: boxes, teacher: teacher, teacher-on: stream } }
        learners:
          student: { adam: { decay: 0 }, rate: { cosine: { from: 0.1 } }, rates: { decoder: 1 }, clip: 5 }
        export: { model: teacher, norms: { frames: 64 } }
        """;

    static Stream<String> kinds() {
        return Stream.of(ObjectiveKinds.keys(), MemoryKinds.keys(), WeighingKinds.keys(), HeadKind.keys())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldHaveARowForEveryKind(String kind) {
        assertThat(page().lines()).anyMatch(line -> line.startsWith("| `" + kind + "`"));
    }

    @Test
    void shouldNameEveryKeyThatTheReaderKnowsWhereItIsKnown() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        Map<String, Set<String>> sections = new TreeMap<>();
        List<String> recipes = new ArrayList<>(List.of(RARE));
        for (String name : Recipes.names()) {
            recipes.add(Files.readString(Path.of("src/main/resources/recipes", name + ".yaml")));
        }

        for (String recipe : recipes) {
            KnownKeys.of(recipe).forEach((path, keys) -> {
                String last = path.isEmpty() ? "" : path.get(path.size() - 1);
                boolean isKind = path.size() > 2 && KINDS.contains(last);
                (isKind ? rows : sections)
                        .computeIfAbsent(isKind || path.isEmpty() ? last : path.get(0), none -> new TreeSet<>())
                        .addAll(keys);
            });
        }

        assertThat(rows.keySet()).as("kinds that a recipe was asked about").containsAll(KINDS);
        rows.forEach((kind, keys) ->
                assertThat(ticked(row(kind))).as("row of %s", kind).containsAll(keys));
        sections.remove("").forEach(key -> assertThat(page()).contains("\n## " + key + "\n"));
        sections.forEach((name, keys) ->
                assertThat(ticked(section(name))).as("section %s", name).containsAll(keys));
    }

    @ParameterizedTest
    @MethodSource("io.roadloop.trainer.recipe.Network#names")
    void shouldNameTheRoomsOfEveryNetwork(String network) {
        List<String> rooms = new ArrayList<>(new Network(network).rooms());
        rooms.removeIf(room -> room.matches("layer-\\d+") && !room.equals("layer-0"));

        assertThat(ticked(section("learners"))).containsAll(rooms);
    }

    @Test
    void shouldShowARecipeThatKeepsTheRules() {
        String yaml = page().split("```yaml\n", -1)[1].split("```", -1)[0];

        assertThat(Recipes.parse("shown", yaml).export().model().value()).isEqualTo("teacher");
    }

    private static Set<String> ticked(String text) {
        return TICKED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The rows of a kind (a head may have an objective's name), and the row that one refers to as {@code as `kind`}. */
    private static String row(String kind) {
        String row = page().lines()
                .filter(line -> line.startsWith("| `" + kind + "`"))
                .collect(Collectors.joining());
        Matcher other = AS.matcher(row);
        return other.find() ? row + row(other.group(1)) : row;
    }

    private static String section(String name) {
        return page().split("\n## " + name + "\n", -1)[1].split("\n## ", -1)[0];
    }

    private static String page() {
        Path file = Arrays.stream(new String[] {"../docs/recipes.md", "docs/recipes.md"})
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
