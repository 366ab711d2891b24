package io.roadloop.inference.topology;

import io.roadloop.inference.release.NothingServesException;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails the task where nothing serves, so that its frames are read again. Anything else is a fault of this code that the
 * topology did not turn into a refusal: the step is left out and the record's place told, so that one record stops nobody.
 */
public final class KeepFrames implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(KeepFrames.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof NothingServesException) {
            return Response.fail();
        }
        LOG.error(
                "step {} failed on {}/{}/{}; what it had still to do is left out",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        return Response.resume();
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
