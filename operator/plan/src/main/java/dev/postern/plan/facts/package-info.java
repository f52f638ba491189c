/** What planning needs to know about accounts, networks and zones; gathered by others, never read here. */
@NullMarked
package dev.postern.plan.facts;

import org.jspecify.annotations.NullMarked;
