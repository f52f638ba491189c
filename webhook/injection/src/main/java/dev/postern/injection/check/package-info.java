/** What would make a sidecar in a pod unsafe or useless, one check a file. Each finds everything it can at once. */
@NullMarked
package dev.postern.injection.check;

import org.jspecify.annotations.NullMarked;
