package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A loaded TorchScript module; owns native memory and must be closed. */
final class ScriptModule implements AutoCloseable {
    private static final String METHOD = "module_method:";

    private final PtSymbolBlock block;
    private final NDManager manager;

    private ScriptModule(PtSymbolBlock block, NDManager manager) {
        this.block = block;
        this.manager = manager;
    }

    /** Loads the methods onto the manager's device; the module lives until it is closed, or the manager is. */
    static ScriptModule load(String methods, NDManager parent) {
        byte[] archive = ScriptArchive.of(methods);
        NDManager own = parent.newSubManager();
        try {
            PtSymbolBlock block =
                    JniUtils.loadModule((PtNDManager) own, new ByteArrayInputStream(archive), false, false);
            return new ScriptModule(block, own);
        } catch (RuntimeException | Error refused) {
            own.close();
            throw refused;
        } catch (IOException cannotHappenInMemory) {
            own.close();
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    /** Arguments of {@link #run}: arrays and lists of arrays, in the order of the method's signature. */
    static final class Arguments {
        private final NDList named = new NDList();
        private int lists;

        Arguments array(NDArray array) {
            array.setName(null);
            named.add(array);
            return this;
        }

        Arguments list(NDList arrays) {
            String name = "list" + lists++ + "[]";
            for (NDArray array : arrays) {
                array.setName(name);
                named.add(array);
            }
            return this;
        }
    }

    /**
     * Runs a method whose result may be differentiated, if gradient mode is on in this thread.
     *
     * @param results the manager that the results belong to
     */
    NDList differentiable(String method, Arguments arguments, NDManager results) {
        return run(method, arguments, results, true);
    }

    /** Runs a method without gradient. */
    NDList plain(String method, Arguments arguments, NDManager results) {
        return run(method, arguments, results, false);
    }

    private NDList run(String method, Arguments arguments, NDManager results, boolean gradient) {
        try (NDArray choice = manager.create(0f)) {
            choice.setName(METHOD + method);
            NDList all = new NDList(arguments.named);
            all.add(choice);
            NDList given = IValueUtils.forward(block, all, gradient);
            given.attach(results);
            return given;
        }
    }

    /** Runs a method that changes its arguments in place and gives nothing, without gradient. */
    void inPlace(String method, IValue... arguments) {
        try {
            IValueUtils.runMethod(block, method, arguments).close();
        } finally {
            for (IValue argument : arguments) {
                argument.close();
            }
        }
    }

    /** Runs a method that gives one array, without gradient. */
    NDArray reduced(String method, NDManager results, IValue... arguments) {
        return listed(method, results, arguments).singletonOrThrow();
    }

    /** Runs a method that gives arrays, without gradient. */
    NDList listed(String method, NDManager results, IValue... arguments) {
        try (IValue given = IValueUtils.runMethod(block, method, arguments)) {
            NDList arrays = given.toNDList((PtNDManager) results);
            arrays.attach(results);
            return arrays;
        } finally {
            for (IValue argument : arguments) {
                argument.close();
            }
        }
    }

    static IValue value(NDList arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
