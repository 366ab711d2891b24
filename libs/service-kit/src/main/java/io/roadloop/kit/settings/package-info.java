/**
 * Settings: documented defaults, a YAML file, the environment and {@code --set}, laid over one another and bound to
 * validated records. Every error names its key, the value, where it was set and the rule, in one line.
 */
@NullMarked
package io.roadloop.kit.settings;

import org.jspecify.annotations.NullMarked;
