/**
 * Where no container engine is at hand, {@code docker/} is checked as files: compose.yaml by a schema of what it may
 * hold, and every path, port, argument and environment variable against the code that it is meant for.
 */
@NullMarked
package io.roadloop.standalone.docker;

import org.jspecify.annotations.NullMarked;
