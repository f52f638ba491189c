/** The product as its users meet it: the demo, and the same steps told as tests. */
@NullMarked
package dev.postern.scenarios;

import org.jspecify.annotations.NullMarked;
