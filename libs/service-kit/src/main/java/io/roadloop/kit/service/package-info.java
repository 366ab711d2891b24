/** The main of a service: options, settings, health, orderly end, exit codes; and what runs where: version, code, machine. */
@NullMarked
package io.roadloop.kit.service;

import org.jspecify.annotations.NullMarked;
