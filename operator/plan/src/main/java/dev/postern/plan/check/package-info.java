/** What both plannings check before they plan: the account, and the network within it. */
@NullMarked
package dev.postern.plan.check;

import org.jspecify.annotations.NullMarked;
