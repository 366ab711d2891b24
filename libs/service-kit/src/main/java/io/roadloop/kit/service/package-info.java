/** The main of a service: options, settings, health, orderly end, exit codes. */
@NullMarked
package io.roadloop.kit.service;

import org.jspecify.annotations.NullMarked;
