package dev.postern.operator.startup;

import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.InvalidConfigurationException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/** Before anything else starts: a configuration or a cluster that cannot work ends the start with one clear line. */
@Singleton
final class Start {

    private static final Logger LOG = Logger.getLogger(Start.class);

    void first(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
            Instance<Authorities> authorities,
            Preflight preflight) {
        try {
            int configured = authorities.get().byName().size();
            preflight.check();
            LOG.infof(
                    "postern operator starting authorities=%d trustDomain=%s",
                    configured, authorities.get().trustDomain());
        } catch (InvalidConfigurationException e) {
            throw unusable(e);
        } catch (CreationException e) {
            throw e.getCause() instanceof InvalidConfigurationException cause ? unusable(cause) : e;
        }
    }

    /** The one exception of which Quarkus prints the message alone: a stack trace would bury it. */
    private static RuntimeException unusable(InvalidConfigurationException problem) {
        return new ConfigurationException("postern operator cannot start: " + problem.getMessage());
    }
}
