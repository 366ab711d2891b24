package io.roadloop.graph.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test on gpu:0; where PyTorch sees none it is skipped, and says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.roadloop.graph.torch.TorchDevice#hasGpu",
        disabledReason = "PyTorch sees no GPU here: see docs/gpu.md")
public @interface RequiresGpu {}
