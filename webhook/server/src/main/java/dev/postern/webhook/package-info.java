/** The webhook's process: decodes admission requests, asks the pure modules, encodes their answers. */
@NullMarked
package dev.postern.webhook;

import org.jspecify.annotations.NullMarked;
