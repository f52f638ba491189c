/** Reads what planning needs to know about a network. */
@NullMarked
package dev.postern.aws.facts;

import org.jspecify.annotations.NullMarked;
