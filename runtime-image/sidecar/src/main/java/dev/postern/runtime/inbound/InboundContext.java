package dev.postern.runtime.inbound;

import dev.postern.runtime.metrics.RuntimeMetrics;
import java.time.InstantSource;

/** What the requests of all sessions share. */
record InboundContext(
        Postures postures, Application application, DenialLog denials, RuntimeMetrics metrics, InstantSource clock) {}
