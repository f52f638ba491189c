/** The protocol between the API server and this process, and nothing about what is admitted. */
@NullMarked
package dev.postern.webhook.admission;

import org.jspecify.annotations.NullMarked;
