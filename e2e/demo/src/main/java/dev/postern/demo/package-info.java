/** The demo's sample services: ordinary programs that know nothing of Postern. */
@NullMarked
package dev.postern.demo;

import org.jspecify.annotations.NullMarked;
