/** What the operator hands this pod: identities and signed documents, read again whenever they change. */
@NullMarked
package dev.postern.runtime.material;

import org.jspecify.annotations.NullMarked;
