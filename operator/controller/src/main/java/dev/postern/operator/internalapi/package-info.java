/**
 * InternalApi: gather, plan, apply, status. The workload half (identity, grants, signed document, in-cluster Service)
 * is here; the path half, PrivateLink, stands beside it and is refused until it is built.
 */
@NullMarked
package dev.postern.operator.internalapi;

import org.jspecify.annotations.NullMarked;
