/** A proxy in front of an AWS endpoint that answers chosen calls as AWS does on a bad day. The services behind it know nothing of it. */
@NullMarked
package dev.postern.awssim.fault;

import org.jspecify.annotations.NullMarked;
