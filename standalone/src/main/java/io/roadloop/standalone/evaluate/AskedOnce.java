package io.roadloop.standalone.evaluate;

import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.Predictor;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;

/** A model that sees each frame once, and answers as it would in the service. */
record AskedOnce(Predictor predictor) implements Asked {

    static AskedOnce open(ModelFile model, OnnxDevice device) {
        return new AskedOnce(Predictor.load(model.onnx(), device, 1));
    }

    @Override
    public LabelMask classes(RgbImage frame, RgbImage original) {
        return predictor.predict(frame).classes();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
