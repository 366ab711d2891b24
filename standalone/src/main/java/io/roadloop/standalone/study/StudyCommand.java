package io.roadloop.standalone.study;

import io.roadloop.standalone.views.ViewsCommand;
import picocli.CommandLine.Command;

/** {@code ./roadloop study}: learning, measured offline. */
@Command(
        name = "study",
        description = "Measure learning offline, with the trainer's own step.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LabelsCommand.class, RecipesCommand.class, AblationCommand.class, ViewsCommand.class})
public final class StudyCommand {}
