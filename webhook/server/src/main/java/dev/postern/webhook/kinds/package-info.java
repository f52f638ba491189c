/** Admission of Postern's own three kinds. */
@NullMarked
package dev.postern.webhook.kinds;

import org.jspecify.annotations.NullMarked;
