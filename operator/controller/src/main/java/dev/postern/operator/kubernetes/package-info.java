/** How the operator reads and writes Kubernetes objects: children it owns, its own Secrets, events, conditions. */
@NullMarked
package dev.postern.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
