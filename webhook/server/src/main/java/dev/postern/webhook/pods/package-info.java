/** Admission of pods: injection, and their final shape. */
@NullMarked
package dev.postern.webhook.pods;

import org.jspecify.annotations.NullMarked;
