/** Build step: writes the CustomResourceDefinitions that chart, tests and command line share into {@code META-INF/crds}. */
@NullMarked
package dev.postern.api.schema;

import org.jspecify.annotations.NullMarked;
