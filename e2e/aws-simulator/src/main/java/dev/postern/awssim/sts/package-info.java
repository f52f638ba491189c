/** Security Token Service: sessions of roles. */
@NullMarked
package dev.postern.awssim.sts;

import org.jspecify.annotations.NullMarked;
