/**
 * The webhook's serving certificate, from a CA of the operator's own that outlives releases: the API server trusts it
 * by the caBundle written into the webhook configurations, and admission needs no AWS.
 */
@NullMarked
package dev.postern.operator.serving;

import org.jspecify.annotations.NullMarked;
