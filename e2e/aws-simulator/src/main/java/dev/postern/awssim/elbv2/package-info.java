/** Elastic Load Balancing v2, network load balancers only. */
@NullMarked
package dev.postern.awssim.elbv2;

import org.jspecify.annotations.NullMarked;
