/** Admission of Services. */
@NullMarked
package dev.postern.webhook.services;

import org.jspecify.annotations.NullMarked;
