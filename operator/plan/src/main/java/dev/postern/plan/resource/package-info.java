/** The resources a plan is made of, and the values that join them. */
@NullMarked
package dev.postern.plan.resource;

import org.jspecify.annotations.NullMarked;
