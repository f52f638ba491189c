/** The signed documents that sidecars obey: their key, when a stored one is kept, and the ConfigMap they lie in. */
@NullMarked
package dev.postern.operator.document;

import org.jspecify.annotations.NullMarked;
