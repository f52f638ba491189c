/** The parts of an injected pod: container, volumes, resources, probes. */
@NullMarked
package dev.postern.injection.pod;

import org.jspecify.annotations.NullMarked;
