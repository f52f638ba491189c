/**
 * Whether a pod stands for an InternalApi or ApiConsumer, whether a sidecar can be put into it safely, and the pod with
 * the sidecar in it. Pure: pod and identities in, decision and pod out.
 */
@NullMarked
package dev.postern.injection;

import org.jspecify.annotations.NullMarked;
