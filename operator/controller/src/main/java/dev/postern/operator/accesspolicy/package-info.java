/** AccessPolicy: what is written is compiled and tested; what was accepted last is in force until something better is. */
@NullMarked
package dev.postern.operator.accesspolicy;

import org.jspecify.annotations.NullMarked;
