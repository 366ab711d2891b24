package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/recipes.md says what a recipe may say. */
class RecipesPageTest {
    static Stream<String> kinds() {
        return Stream.of(ObjectiveKinds.keys(), MemoryKinds.keys(), WeighingKinds.keys(), HeadKind.keys())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldHaveARowForEveryKind(String kind) throws IOException {
        assertThat(page().lines()).anyMatch(line -> line.startsWith("| `" + kind + "`"));
    }

    @Test
    void shouldShowARecipeThatKeepsTheRules() throws IOException {
        String yaml = page().split("```yaml\n", -1)[1].split("```", -1)[0];

        assertThat(Recipes.parse("shown", yaml).export().model().value()).isEqualTo("teacher");
    }

    private static String page() throws IOException {
        return Files.readString(Arrays.stream(new String[] {"../docs/recipes.md", "docs/recipes.md"})
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow());
    }
}
