package io.roadloop.standalone.evaluate;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;

/** A model that is asked for the class of each pixel. Owns native memory: close it. For one thread. */
sealed interface Asked extends AutoCloseable permits AskedOnce, AskedOften {

    /**
     * @param frame at the size that is scored
     * @param original the same frame as it was read
     * @return classes at the size that is scored
     * @throws io.roadloop.onnx.OnnxFailedException if the model fails on it
     */
    LabelMask classes(RgbImage frame, RgbImage original);

    @Override
    void close();
}
