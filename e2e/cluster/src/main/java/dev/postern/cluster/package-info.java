/**
 * Real Kubernetes for tests and the demo: an API server alone, or a whole one-node cluster, both without asking any
 * image registry. What runs as root or builds Go sources is in the shell scripts beside this package's resources.
 */
@NullMarked
package dev.postern.cluster;

import org.jspecify.annotations.NullMarked;
