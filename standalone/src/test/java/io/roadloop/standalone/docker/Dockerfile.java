package io.roadloop.standalone.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docker/Dockerfile as stages of instructions. */
final class Dockerfile {

    private static final Pattern FROM = Pattern.compile("(\\S+) AS (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ASSIGNED = Pattern.compile("([A-Z_]+)=(\"[^\"]*\"|\\S+)");

    private final Map<String, Stage> stages;

    private Dockerfile(Map<String, Stage> stages) {
        this.stages = stages;
    }

    static Dockerfile read() {
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<Instruction> current = new ArrayList<>();
        for (Instruction instruction : instructions(Repository.text("docker/Dockerfile"))) {
            if (instruction.name().equals("FROM")) {
                Matcher from = FROM.matcher(instruction.arguments());
                if (!from.matches()) {
                    throw new AssertionError("FROM must name its stage: " + instruction.arguments());
                }
                current = new ArrayList<>();
                stages.put(from.group(2), new Stage(from.group(1), current));
            } else {
                current.add(instruction);
            }
        }
        return new Dockerfile(stages);
    }

    /** By name, in the file's order. */
    Map<String, Stage> stages() {
        return stages;
    }

    /** The image or stage that a stage stands on. */
    String from(String stage) {
        Stage own = stages.get(stage);
        if (own == null) {
            throw new AssertionError("the Dockerfile has no stage " + stage);
        }
        return own.from();
    }

    /** Arguments of all such instructions of a stage and of the stages that it stands on, its own last. */
    List<String> all(String stage, String instruction) {
        return image(stage)
                .filter(each -> each.name().equals(instruction))
                .map(Instruction::arguments)
                .toList();
    }

    /** Arguments of the one that counts. */
    String last(String stage, String instruction) {
        List<String> all = all(stage, instruction);
        if (all.isEmpty()) {
            throw new AssertionError("image " + stage + " has no " + instruction);
        }
        return all.get(all.size() - 1);
    }

    /** The environment of a stage's image. */
    Map<String, String> environment(String stage) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String set : all(stage, "ENV")) {
            ASSIGNED.matcher(set)
                    .results()
                    .forEach(found ->
                            environment.put(found.group(1), found.group(2).replace("\"", "")));
        }
        return environment;
    }

    /** The words of an exec form, as of {@code ENTRYPOINT ["java", "-cp", …]}. */
    static List<String> words(String execForm) {
        return QUOTED.matcher(execForm).results().map(found -> found.group(1)).toList();
    }

    private Stream<Instruction> image(String stage) {
        Stage own = stages.get(stage);
        return own == null ? Stream.empty() : Stream.concat(image(own.from()), own.instructions().stream());
    }

    private static List<Instruction> instructions(String text) {
        String joined = text.replaceAll("(?m)^\\s*#.*\\R?", "").replaceAll("\\\\\\R\\s*", " ");
        return joined.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+", 2))
                .map(parts -> new Instruction(parts[0], parts[1].strip()))
                .toList();
    }

    /** A stage, and the image or stage it stands on. */
    record Stage(String from, List<Instruction> instructions) {}

    /** Such as {@code USER 10001:10001}. */
    record Instruction(String name, String arguments) {}
}
