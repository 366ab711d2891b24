package io.roadloop.inference.release;

import io.roadloop.store.ModelDamagedException;
import io.roadloop.store.ModelStore;
import io.roadloop.store.ModelStoreException;
import io.roadloop.store.StoredModel;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;

/**
 * From a verified release to a model that serves: the file from the service's own store, its digest checked there, its
 * structure inspected before ONNX Runtime sees a byte of it.
 */
public final class ReleaseLoader<M extends AutoCloseable> {

    private final ModelStore store;
    private final InspectionLimits limits;
    private final ModelFactory<M> factory;

    public ReleaseLoader(ModelStore store, InspectionLimits limits, ModelFactory<M> factory) {
        this.store = store;
        this.limits = limits;
        this.factory = factory;
    }

    M load(Release release) throws ReleaseRefusedException {
        byte[] onnx = stored(release).onnx();
        if (OnnxInspection.inspect(onnx, limits) instanceof Inspected.Refused refused) {
            throw new ReleaseRefusedException(RefusalReason.INSPECTION, release + ": " + refused.reason());
        }
        return factory.load(release, onnx);
    }

    private StoredModel stored(Release release) throws ReleaseRefusedException {
        try {
            return store.get(release.digest(), release.file());
        } catch (ModelDamagedException damaged) {
            throw new ReleaseRefusedException(
                    RefusalReason.MODEL_DAMAGED, release + ": " + damaged.getMessage(), damaged);
        } catch (ModelStoreException missing) {
            throw new ReleaseRefusedException(
                    RefusalReason.MODEL_MISSING, release + ": " + missing.getMessage(), missing);
        }
    }
}
