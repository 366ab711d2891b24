package io.roadloop.standalone.measure;

import picocli.CommandLine.ITypeConverter;

/** A name in a list on the command line: with a blank after the comma or without. */
public final class ListedName implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        return value.strip();
    }
}
