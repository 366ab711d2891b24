package io.roadloop.inference.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out an output that the broker will never take, retries what passes, and fails on the rest: a lack of rights or
 * a fenced producer is not a property of one record, and an output that cannot be written as Avro means that the
 * registry is not as it was at the start.
 */
public final class KeepServing implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(KeepServing.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException || exception instanceof InvalidTimestampException) {
            LOG.error("an output to {} was left out: {}", record.topic(), exception.toString());
            return Response.resume();
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
