/** What every service has in common: settings, a main, health, metrics, files and the errors that users see. */
@NullMarked
package io.roadloop.kit;

import org.jspecify.annotations.NullMarked;
