/** Who may reach an API at all: the one function that joins what consumers ask with what policies consent to. */
@NullMarked
package dev.postern.policy.consent;

import org.jspecify.annotations.NullMarked;
