/** A look into the simulated world, and the few levers tests and demo have on it. */
@NullMarked
package dev.postern.awssim.inventory;

import org.jspecify.annotations.NullMarked;
