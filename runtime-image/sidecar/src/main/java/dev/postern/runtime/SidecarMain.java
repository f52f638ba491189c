package dev.postern.runtime;

import dev.postern.runtime.configuration.SidecarConfiguration;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The process: a sidecar between start and SIGTERM. */
@QuarkusMain
public final class SidecarMain implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(SidecarMain.class);
    private static final int REFUSED = 1;

    private final SidecarConfiguration configuration;

    @Inject
    SidecarMain(SidecarConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public int run(String... arguments) {
        try (var sidecar = Sidecar.start(configuration, InstantSource.system())) {
            Quarkus.waitForExit();
            LOG.infof("stopping started=%s", sidecar.isStarted());
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf("cannot start: %s", e.getMessage());
            return REFUSED;
        }
    }
}
