package io.roadloop.trainer.view;

/** What a recipe calls one of its models. */
public record ModelName(String value) implements Comparable<ModelName> {
    public ModelName {
        if (!value.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a model is called '" + value
                    + "': a name has lower-case letters, digits and hyphens, and starts with a letter");
        }
    }

    @Override
    public int compareTo(ModelName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
