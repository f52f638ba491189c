/** What a cluster's admin configures, checked as a whole at start: nothing else in the operator reads configuration. */
@NullMarked
package dev.postern.operator.configuration;

import org.jspecify.annotations.NullMarked;
