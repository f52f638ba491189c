/**
 * What the operator and the webhook hand a sidecar, and what a sidecar reports back: names, ports, file layout, the
 * binding pinned into a pod and the state report. One place per fact, so that the three sides cannot drift apart.
 */
@NullMarked
package dev.postern.contract;

import org.jspecify.annotations.NullMarked;
