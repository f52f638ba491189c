/** What carries bytes: endpoint address to endpoint service to load balancer node to healthy target. */
@NullMarked
package dev.postern.awssim.datapath;

import org.jspecify.annotations.NullMarked;
