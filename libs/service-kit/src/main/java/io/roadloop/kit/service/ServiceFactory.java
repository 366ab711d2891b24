package io.roadloop.kit.service;

/** Starts a service from its settings. */
@FunctionalInterface
public interface ServiceFactory<T extends ServiceSettings> {

    /**
     * Starts the service.
     *
     * @throws io.roadloop.kit.UserErrorException if the settings name something that cannot be used: exit code 2
     * @throws Exception for any other failure: exit code 1
     */
    RunningService start(T settings, ServiceContext context) throws Exception;
}
