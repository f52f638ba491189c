/** What can be set about a sidecar, and what all its parts are made with. */
@NullMarked
package dev.postern.runtime.configuration;

import org.jspecify.annotations.NullMarked;
