/**
 * Views: what the models look at. A view is a value; equal views are made once a step. A scene is a view made, on the
 * device.
 */
@NullMarked
package io.roadloop.trainer.view;

import org.jspecify.annotations.NullMarked;
