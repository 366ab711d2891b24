package io.roadloop.trainer.publish;

/**
 * A release by its number and its model.
 *
 * @param number rises with every release
 * @param digest SHA-256 of the model file, hex
 */
public record ReleaseMark(long number, String digest) {}
