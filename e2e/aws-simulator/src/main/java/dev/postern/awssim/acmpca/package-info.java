/** AWS Private CA: authorities that really sign. */
@NullMarked
package dev.postern.awssim.acmpca;

import org.jspecify.annotations.NullMarked;
