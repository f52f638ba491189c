/** The front door: one HTTP endpoint for all services, chosen by the credential scope of the signature. */
@NullMarked
package dev.postern.awssim.http;

import org.jspecify.annotations.NullMarked;
