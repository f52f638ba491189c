/** Route 53: hosted zones, atomic change batches, associations across accounts. */
@NullMarked
package dev.postern.awssim.route53;

import org.jspecify.annotations.NullMarked;
